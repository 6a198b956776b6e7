/**
 * Channels: one facade for each, the queue in which they are fetched, and the routes to
 * them. Knows nothing of the account.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.channel;

import org.jspecify.annotations.NullMarked;

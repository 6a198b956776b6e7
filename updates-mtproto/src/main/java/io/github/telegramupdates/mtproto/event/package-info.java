/**
 * What a client reports about its work, for logs, meters and health. Knows nothing else.
 */
@NullMarked
package io.github.telegramupdates.mtproto.event;

import org.jspecify.annotations.NullMarked;

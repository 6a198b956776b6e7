/**
 * What connections of the client cost: messages that arrive, keys that are agreed on,
 * accounts that are connected, and calls.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.connection;

import org.jspecify.annotations.NullMarked;

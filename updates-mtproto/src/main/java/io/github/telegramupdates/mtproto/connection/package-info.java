/**
 * Connections to a data center, one after the other: opens them, agrees on a key, and
 * lets a session run on them.
 */
@NullMarked
package io.github.telegramupdates.mtproto.connection;

import org.jspecify.annotations.NullMarked;

/**
 * Connections to a data center, one after the other: opens them, agrees on a key, and
 * lets a session run on them. Knows calls and the inbox, but neither logins nor stores.
 */
@NullMarked
package io.github.telegramupdates.mtproto.connection;

import org.jspecify.annotations.NullMarked;

/**
 * How an account logs in, and what waits until it is. Knows calls, connections and what
 * is stored, but not the client.
 */
@NullMarked
package io.github.telegramupdates.mtproto.login;

import org.jspecify.annotations.NullMarked;

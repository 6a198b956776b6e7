/**
 * The key exchange of a client, as a pure state machine: messages of the server, time and
 * random bytes go in, messages to send and in the end a key or a failure come out.
 */
@NullMarked
package io.github.telegramupdates.mtproto.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * The session of a client, as a pure state machine: frames, calls, time and random bytes
 * go in; frames to send, answers, updates and signals come out. It knows no socket, no
 * thread and no clock.
 */
@NullMarked
package io.github.telegramupdates.mtproto.session;

import org.jspecify.annotations.NullMarked;

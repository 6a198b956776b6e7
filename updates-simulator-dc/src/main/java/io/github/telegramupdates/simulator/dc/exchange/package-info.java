/**
 * The server's side of the key exchange: a pure state machine, which takes the client's
 * messages with the time and random bytes and gives the answers.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.exchange;

import org.jspecify.annotations.NullMarked;

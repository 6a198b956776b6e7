package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * A listener that is called right now, or that has thrown.
 *
 * @param listener its id
 * @param update for which update
 * @param began since when, in nanoseconds from any origin
 */
record ListenerCall(String listener, SequencedUpdate update, long began) {

}

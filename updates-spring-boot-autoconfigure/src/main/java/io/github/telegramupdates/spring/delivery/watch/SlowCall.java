package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * A call of a listener that has been running for long.
 *
 * @param userId id of the account
 * @param lane the lane that waits for it
 * @param listener id of the listener
 * @param update for which update
 * @param time for how long it has been running
 */
public record SlowCall(long userId, Lane lane, String listener, SequencedUpdate update, Duration time) {

}

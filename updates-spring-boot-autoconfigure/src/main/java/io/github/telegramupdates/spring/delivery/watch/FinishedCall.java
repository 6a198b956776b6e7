package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A call of a listener that has ended.
 *
 * @param userId id of the account
 * @param lane the lane in which the update is delivered
 * @param listener id of the listener
 * @param update for which update
 * @param time how long it took
 * @param failure what it threw, or what its writes did when they were flushed;
 * {@code null} if the listener has returned
 * @param slow whether it was reported as slow while it ran
 */
public record FinishedCall(long userId, Lane lane, String listener, SequencedUpdate update, Duration time,
		@Nullable Throwable failure, boolean slow) {

}

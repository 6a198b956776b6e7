package io.github.telegramupdates.spring.actuate;

import java.time.Instant;

import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.LaneStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint shows of a lane that has something to deliver.
 *
 * @param lane which lane, for example {@code account} or {@code channel 5}
 * @param state what it is doing
 * @param waiting how many updates wait in it, with those that are being delivered
 * @param waitingSince since when the oldest of them waits
 * @param failure class of what its batch has thrown last; {@code null} if it does not
 * fail
 * @param failingSince since when its batch fails; {@code null} if it does not
 */
public record LaneDescription(String lane, LaneStatus.State state, int waiting, Instant waitingSince,
		@Nullable String failure, @Nullable Instant failingSince) {

	static LaneDescription of(LaneStatus status, Instant now) {
		BlockedLane failure = status.failure();
		return new LaneDescription(status.lane().toString(), status.state(), status.backlog().updates(),
				now.minus(status.backlog().age()), (failure != null) ? failure.failure() : null,
				(failure != null) ? now.minus(failure.age()) : null);
	}

}

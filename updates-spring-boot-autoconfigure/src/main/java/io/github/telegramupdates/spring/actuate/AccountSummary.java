package io.github.telegramupdates.spring.actuate;

import java.time.Instant;
import java.util.Map;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.spring.account.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing, in a few numbers.
 *
 * @param connection what its connection is doing
 * @param connectionSince since when
 * @param connectionProblem what went wrong last with it, {@code null} if nothing did
 * @param holder the instance that has the account while it stands by here, as far as that
 * is known
 * @param stream how its stream is doing, {@code null} until that has begun
 * @param lanes how many lanes have something to deliver, by their state
 */
public record AccountSummary(ConnectionState.Phase connection, Instant connectionSince,
		@Nullable String connectionProblem, @Nullable String holder, @Nullable Stream stream,
		Map<LaneStatus.State, Integer> lanes) {

	/**
	 * How a stream is doing.
	 *
	 * @param phase what it is doing
	 * @param detail why it stopped, or what keeps it from starting; {@code null} if there
	 * is nothing to say
	 * @param committed what the database has, {@code null} before it is loaded
	 * @param received how far it is with what is not committed, {@code null} before it is
	 * loaded
	 * @param lastCommit when a delivery was last committed, {@code null} if none was
	 * @param backlog how many updates wait for their delivery
	 * @param backlogAgeSeconds for how long the oldest of them has been waiting
	 * @param channels how many channels have a position
	 * @param openGaps how many boxes miss something
	 * @param parked how many updates are parked, as far as this instance knows
	 */
	public record Stream(AccountStatus.Phase phase, @Nullable String detail, @Nullable AccountPosition committed,
			@Nullable AccountPosition received, @Nullable Instant lastCommit, int backlog, long backlogAgeSeconds,
			int channels, int openGaps, long parked) {

		static Stream of(AccountStatus status) {
			return new Stream(status.phase(), status.detail(), AccountPosition.of(status.committed()),
					AccountPosition.of(status.received()), status.lastCommit(), status.backlog().updates(),
					status.backlog().age().toSeconds(), status.channels(), status.openGaps(), status.parkedUpdates());
		}

	}

}

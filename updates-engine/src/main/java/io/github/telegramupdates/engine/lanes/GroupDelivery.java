package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.FailureCauses;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.lanes.LaneGroup.Share;
import io.github.telegramupdates.engine.storage.StateConflictException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a group, and parts it if it fails, so that a lane that cannot be delivered
 * holds up no other one: it is left out, and the others are delivered again at once. If
 * nothing names it, the group is delivered once more with a flush after each batch; if
 * that does not name it either, its halves are. Only a batch that fails by itself has
 * failed. A group that the database gave up for the sake of another transaction is
 * delivered once more at once. If the delivery is not atomic, the batches of the group
 * are of one lane and delivered each by itself, up to the first that fails.
 */
final class GroupDelivery {

	/**
	 * For how long at most batches that are delivered each by itself are not looked
	 * after.
	 */
	private static final long RUN_MILLIS = 1;

	private final BatchDelivery deliveries;

	private final CommittedLanes committedLanes;

	private final EngineTimers timers;

	private List<Committed> committed = List.of();

	private List<Share> suspected = List.of();

	private List<Failed> failed = List.of();

	private List<Share> returned = List.of();

	private List<Failed> hindered = List.of();

	private List<Postponed> postponed = List.of();

	private @Nullable StorageUnavailableException unavailable;

	private boolean transientError;

	/** When the last attempt ended, by the engine's clock. */
	private long ended;

	private int attempts;

	/**
	 * Creates a delivery that has done nothing yet.
	 * @param now the time by the engine's clock
	 */
	GroupDelivery(BatchDelivery deliveries, CommittedLanes committedLanes, EngineTimers timers, long now) {
		this.deliveries = deliveries;
		this.committedLanes = committedLanes;
		this.timers = timers;
		this.ended = now;
	}

	void deliver(LaneGroup group) {
		if (this.deliveries.isAtomic() || group.isSingleBatch()) {
			attempt(group, false);
		}
		else {
			attemptEach(group.shares().get(0));
		}
		if (!this.transientError) {
			this.deliveries.noTransientError();
		}
	}

	/** One after the other, as long as they succeed and it does not take long. */
	private void attemptEach(Share share) {
		long since = this.ended;
		int batches = share.batches().size();
		for (int i = 0; i < batches; i++) {
			attempt(new LaneGroup(List.of(share.part(i))), false);
			if (!isWhole()) {
				return;
			}
			if (this.ended - since > RUN_MILLIS && i + 1 < batches) {
				this.returned = List.of(share.part(i + 1));
				return;
			}
		}
	}

	private void attempt(LaneGroup group, boolean flushing) {
		attempt(group, flushing, false);
	}

	private void attempt(LaneGroup group, boolean flushing, boolean again) {
		this.attempts++;
		GroupAttempt attempt = new GroupAttempt(this.deliveries.discardingLanes(), flushing, group, this.timers,
				this.ended);
		try {
			this.deliveries.deliver(group.batches(), attempt);
			this.ended = this.timers.monotonicMillis();
			committed(group, attempt);
		}
		catch (Throwable failure) {
			this.ended = this.timers.monotonicMillis();
			this.deliveries.inDoubt(group.batches());
			if (BatchFailedException.causeIn(failure) instanceof TransientStorageException transientError) {
				this.deliveries.transientError(transientError.getCause());
				givenUp(group, attempt, failure, again);
			}
			else {
				failed(group, attempt, failure);
			}
		}
	}

	private void committed(LaneGroup group, GroupAttempt attempt) {
		for (Share share : group.shares()) {
			this.committedLanes.committed(share, this.ended);
			this.committed = and(this.committed, new Committed(share, attempt.slowest(share.lane(), this.ended)));
		}
	}

	/** Mostly there is one. */
	private static <T> List<T> and(List<T> before, T next) {
		if (before.isEmpty()) {
			return List.of(next);
		}
		List<T> all = (before instanceof ArrayList<T>) ? before : new ArrayList<>(before);
		all.add(next);
		return all;
	}

	private void failed(LaneGroup group, GroupAttempt attempt, Throwable failure) {
		if (failure instanceof StorageUnavailableException away) {
			this.unavailable = away;
			group.shares().forEach((share) -> this.returned = and(this.returned, share));
		}
		else if (attempt.hasNewDiscard()) {
			attempt(group, attempt.isFlushing());
		}
		else if (failure instanceof BatchFailedException named && !group.isSingleBatch()) {
			leaveOut(group, named);
		}
		else if (group.isSingleBatch()) {
			failed(group.shares().get(0), failure);
		}
		else if (failure instanceof StateConflictException) {
			suspected(group);
		}
		else if (!attempt.isFlushing()) {
			attempt(group, true);
		}
		else {
			part(group);
		}
	}

	private void failed(Share share, Throwable failure) {
		RetryLaterException later = retryLater(failure);
		if (later != null) {
			this.postponed = and(this.postponed, new Postponed(share, later.delay()));
		}
		else {
			this.failed = and(this.failed, new Failed(share, failure));
		}
	}

	private static @Nullable RetryLaterException retryLater(Throwable failure) {
		return (RetryLaterException) FailureCauses.of(failure)
			.stream()
			.filter(RetryLaterException.class::isInstance)
			.findFirst()
			.orElse(null);
	}

	/** The same once more at once; then it is no coincidence. */
	private void givenUp(LaneGroup group, GroupAttempt attempt, Throwable failure, boolean again) {
		this.transientError = true;
		if (!again) {
			attempt(group, attempt.isFlushing(), true);
		}
		else if (group.isSingleBatch()) {
			this.hindered = and(this.hindered,
					new Failed(group.shares().get(0), BatchFailedException.causeIn(failure)));
		}
		else if (failure instanceof BatchFailedException named) {
			leaveOut(group, named);
		}
		else {
			suspected(group);
		}
	}

	private void leaveOut(LaneGroup group, BatchFailedException named) {
		Share share = group.of(named.batch().lane());
		RetryLaterException later = retryLater(named);
		if (later != null && named.batch() == share.batches().get(0)) {
			this.postponed = and(this.postponed, new Postponed(share, later.delay()));
		}
		else {
			this.suspected = and(this.suspected, share);
		}
		List<Share> others = group.without(share);
		if (!others.isEmpty()) {
			attempt(new LaneGroup(others), false);
		}
	}

	private void part(LaneGroup group) {
		List<LaneGroup> halves = group.halves().toList();
		if (halves.isEmpty()) {
			suspected(group);
		}
		halves.forEach((half) -> attempt(half, false));
	}

	private void suspected(LaneGroup group) {
		group.shares().forEach((share) -> this.suspected = and(this.suspected, share));
	}

	/**
	 * When the last attempt ended, by the engine's clock.
	 */
	long ended() {
		return this.ended;
	}

	/**
	 * How often something was delivered.
	 */
	int attempts() {
		return this.attempts;
	}

	/**
	 * Whether all of it is committed.
	 */
	boolean isWhole() {
		return this.failed.isEmpty() && this.hindered.isEmpty() && this.postponed.isEmpty() && this.suspected.isEmpty()
				&& this.returned.isEmpty();
	}

	/**
	 * What is committed.
	 */
	List<Committed> committed() {
		return this.committed;
	}

	/**
	 * Those that are to be delivered alone.
	 */
	List<Share> suspected() {
		return this.suspected;
	}

	/**
	 * Those that are to be delivered as before once the database can be reached.
	 */
	List<Share> returned() {
		return this.returned;
	}

	/**
	 * Notes whether the database was reached, and reports if that is new.
	 */
	void reportOutage(StorageOutage outage) {
		if (this.unavailable != null) {
			this.deliveries.storageUnavailable(this.unavailable.getCause(), outage.unavailable());
		}
		else {
			this.deliveries.storageAvailable(outage.available());
		}
	}

	/**
	 * Batches that failed by themselves.
	 */
	List<Failed> failed() {
		return this.failed;
	}

	/**
	 * Batches whose transaction the database gave up although they were alone: nothing is
	 * wrong with them.
	 */
	List<Failed> hindered() {
		return this.hindered;
	}

	/**
	 * Those whose handlers want to be called again later.
	 */
	List<Postponed> postponed() {
		return this.postponed;
	}

	/**
	 * Batches of a lane that are committed.
	 *
	 * @param slowestMillis how long the handlers of one of them took at most
	 */
	record Committed(Share share, long slowestMillis) {
	}

	/**
	 * A batch that was delivered alone and failed.
	 *
	 * @param failure what the delivery threw
	 */
	record Failed(Share share, Throwable failure) {
	}

	/**
	 * Batches whose lane pauses.
	 */
	record Postponed(Share share, Duration delay) {
	}

}

package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an account whose batch failed, over all loads of its state. A load may
 * cure a lane without another commit in it: the batch that failed was stored. So a lane
 * is blocked no more once the account has started again, unless it fails again. If it
 * does so soon, it was never cured, and has been blocked since its first failure.
 */
public final class BlockedLanes {

	private static final int CONFLICTS_IN_A_ROW = 3;

	/** By then a difference has brought again whatever was not stored. */
	private static final long SOON_MILLIS = Duration.ofMinutes(15).toMillis();

	private final EngineTimers timers;

	private final Map<Lane, Blocked> blocked = new HashMap<>();

	/** Lanes that a load may have cured. */
	private final Map<Lane, Unblocked> unblocked = new HashMap<>();

	/** How often the batch of a lane found another state than expected, in a row. */
	private final Map<Lane, Integer> conflicts = new HashMap<>();

	/** How often the state was loaded again. */
	private int reloads;

	public BlockedLanes(EngineTimers timers) {
		this.timers = timers;
	}

	/**
	 * The batch of a lane failed.
	 * @param action what is done about it
	 */
	public synchronized void failed(Lane lane, Throwable failure, FailureAction action) {
		Blocked before = before(lane);
		int failures = (before != null) ? before.failures() : 0;
		long since = (before != null) ? before.since() : this.timers.monotonicMillis();
		this.blocked.put(lane, new Blocked(failure.getClass().getName(), since, 1 + failures, this.reloads, action));
	}

	/**
	 * The batch of a lane found another state than expected.
	 * @return whether that came again and again, although the state was loaded in
	 * between: then something is wrong that is to be reported, with its cause
	 */
	public synchronized boolean repeats(Lane lane, StateConflictException conflict) {
		if (conflict.reason() != Reason.POSITION_CHANGED) {
			return false;
		}
		Blocked before = before(lane);
		if (before != null) {
			this.blocked.put(lane, before.in(this.reloads));
		}
		return this.conflicts.merge(lane, 1, Integer::sum) % CONFLICTS_IN_A_ROW == 0;
	}

	/** What was known of a lane that fails again. */
	private @Nullable Blocked before(Lane lane) {
		Unblocked earlier = this.unblocked.remove(lane);
		boolean soon = earlier != null && this.timers.monotonicMillis() - earlier.at() < SOON_MILLIS;
		return soon ? earlier.blocked() : this.blocked.get(lane);
	}

	/**
	 * A batch of a lane was committed.
	 * @return how often it had failed, 0 if that was asked before
	 */
	public synchronized int committed(Lane lane) {
		if (this.blocked.isEmpty() && this.unblocked.isEmpty() && this.conflicts.isEmpty()) {
			return 0;
		}
		this.conflicts.remove(lane);
		this.unblocked.remove(lane);
		Blocked before = this.blocked.remove(lane);
		return (before != null) ? before.failures() : 0;
	}

	/**
	 * The state is loaded again.
	 */
	public synchronized void reloaded() {
		this.reloads++;
	}

	/**
	 * The account has started again.
	 * @return the lanes that are not blocked any more, and how often each had failed; 0
	 * if that was asked before
	 */
	public synchronized Map<Lane, Integer> started() {
		Map<Lane, Integer> cured = new HashMap<>();
		for (Lane lane : List.copyOf(this.blocked.keySet())) {
			if (this.blocked.get(lane).reloads() < this.reloads) {
				cured.put(lane, unblock(lane));
			}
		}
		return cured;
	}

	/**
	 * A lane ends, and what it did not commit is delivered by the next one.
	 * @return how often its batch had failed, 0 if that was asked before
	 */
	public synchronized int unblock(Lane lane) {
		Blocked before = this.blocked.remove(lane);
		if (before == null) {
			return 0;
		}
		this.unblocked.put(lane, new Unblocked(before.unreported(), this.timers.monotonicMillis()));
		return before.failures();
	}

	/**
	 * For how long a lane is blocked, in milliseconds; 0 if it is not.
	 */
	synchronized long millis(Lane lane) {
		Blocked failure = this.blocked.get(lane);
		return (failure != null) ? this.timers.monotonicMillis() - failure.since() : 0;
	}

	/**
	 * Which lanes are blocked, and for how long.
	 */
	public synchronized Map<Lane, BlockedLane> snapshot() {
		long now = this.timers.monotonicMillis();
		Map<Lane, BlockedLane> lanes = new HashMap<>();
		this.blocked.forEach((lane, failure) -> lanes.put(lane,
				new BlockedLane(failure.what(), Duration.ofMillis(now - failure.since()), failure.action())));
		return lanes;
	}

	/**
	 * A failure.
	 *
	 * @param what class name of what was thrown last
	 * @param since since when the lane is blocked, by the engine's clock
	 * @param failures how often its batch failed since it was last reported that the lane
	 * goes on
	 * @param reloads how often the state had been loaded again when it last failed
	 * @param action what is done about it
	 */
	private record Blocked(String what, long since, int failures, int reloads, FailureAction action) {

		private Blocked in(int later) {
			return new Blocked(this.what, this.since, this.failures, later, this.action);
		}

		private Blocked unreported() {
			return new Blocked(this.what, this.since, 0, this.reloads, this.action);
		}

	}

	/** A lane that was blocked, and until when by the engine's clock. */
	private record Unblocked(Blocked blocked, long at) {
	}

}

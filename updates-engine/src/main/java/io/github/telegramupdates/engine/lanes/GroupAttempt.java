package io.github.telegramupdates.engine.lanes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.Lane;

/**
 * How one attempt to deliver a group goes.
 */
final class GroupAttempt implements GroupProgress {

	private final Set<Lane> discarding;

	private final boolean flushing;

	private final boolean searching;

	private final int number;

	private final EngineTimers timers;

	private Map<Lane, Long> slowest = Map.of();

	private final long since;

	private long last;

	private boolean newDiscard;

	/**
	 * Begins to measure.
	 * @param discarding the lanes before which is flushed; grows
	 * @param flushing whether is flushed after each batch
	 * @param group what is delivered
	 * @param timers the engine's clock
	 * @param now the time by that clock
	 */
	GroupAttempt(Set<Lane> discarding, boolean flushing, LaneGroup group, EngineTimers timers, long now) {
		this.discarding = discarding;
		this.flushing = flushing;
		this.searching = group.isSearched();
		this.number = group.attempt();
		this.timers = timers;
		this.since = now;
		this.last = now;
	}

	/** A batch that has failed is alone. */
	@Override
	public int attempt(Batch batch) {
		return this.number;
	}

	@Override
	public boolean isFlushedAfter(Batch batch) {
		return this.flushing;
	}

	@Override
	public boolean isFlushedAfterUpdate(Batch batch) {
		return this.searching;
	}

	@Override
	public void handled(Batch batch) {
		long now = this.timers.monotonicMillis();
		if (this.slowest.isEmpty()) {
			this.slowest = new HashMap<>();
		}
		this.slowest.merge(batch.lane(), now - this.last, Math::max);
		this.last = now;
	}

	@Override
	public void discarded(Batch batch) {
		this.newDiscard |= this.discarding.add(batch.lane());
	}

	@Override
	public boolean isFlushedBefore(Batch batch) {
		return this.discarding.contains(batch.lane());
	}

	boolean isFlushing() {
		return this.flushing;
	}

	/**
	 * Whether a lane discarded something for the first time: it does no harm next time.
	 */
	boolean hasNewDiscard() {
		return this.newDiscard;
	}

	/**
	 * How long the handlers of a batch of a lane took at most; the whole attempt if the
	 * delivery does not say.
	 * @param ended when the attempt ended, by the engine's clock
	 */
	long slowest(Lane lane, long ended) {
		return this.slowest.isEmpty() ? ended - this.since : this.slowest.getOrDefault(lane, 0L);
	}

}

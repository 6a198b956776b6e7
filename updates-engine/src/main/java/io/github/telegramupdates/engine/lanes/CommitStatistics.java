package io.github.telegramupdates.engine.lanes;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What of an account was committed, kept where any thread can read it.
 */
public final class CommitStatistics {

	private static final long NEVER = Long.MIN_VALUE;

	private final EngineTimers timers;

	private final LongAdder delivered = new LongAdder();

	private final LongAdder recovered = new LongAdder();

	private final AtomicLong parked = new AtomicLong();

	private volatile @Nullable AccountState committed;

	private volatile long lastCommitMillis = NEVER;

	public CommitStatistics(EngineTimers timers) {
		this.timers = timers;
	}

	public void loaded(@Nullable AccountState state) {
		this.committed = state;
	}

	/**
	 * The parked updates were counted.
	 */
	public void counted(long parkedUpdates) {
		this.parked.set(parkedUpdates);
	}

	/**
	 * A parked update was replayed or discarded.
	 */
	public void unparked() {
		this.parked.updateAndGet((count) -> Math.max(0, count - 1));
	}

	/**
	 * An update was delivered without a position.
	 */
	void delivered(Batch batch) {
		this.delivered.add(batch.updates().size());
		long recovered = recovered(batch);
		if (recovered > 0) {
			this.recovered.add(recovered);
		}
	}

	/**
	 * A batch was committed.
	 * @param now when, by the engine's clock
	 */
	void committed(Batch batch, long now) {
		delivered(batch);
		if (batch.change() != null) {
			this.lastCommitMillis = now;
			if (!batch.change().parked().isEmpty()) {
				this.parked.addAndGet(batch.change().parked().size());
			}
		}
		if (batch.change() instanceof StateChange.AccountChange change) {
			this.committed = change.next();
		}
	}

	private static long recovered(Batch batch) {
		long count = 0;
		for (SequencedUpdate update : batch.updates()) {
			count += (update.source() != Source.LIVE) ? 1 : 0;
		}
		return count;
	}

	/**
	 * How many updates were committed.
	 */
	public long delivered() {
		return this.delivered.sum();
	}

	/**
	 * How many of those came by a difference.
	 */
	public long recovered() {
		return this.recovered.sum();
	}

	/**
	 * How many updates are parked, as far as this process knows.
	 */
	public long parked() {
		return this.parked.get();
	}

	/**
	 * The stored position of the account's boxes, as far as it is known.
	 */
	public @Nullable AccountState committed() {
		return this.committed;
	}

	/**
	 * When something was last committed, by the server's clock.
	 * @param serverTime that clock, now
	 */
	public @Nullable Instant lastCommit(Instant serverTime) {
		long millis = this.lastCommitMillis;
		return (millis != NEVER) ? serverTime.plusMillis(millis - this.timers.monotonicMillis()) : null;
	}

}

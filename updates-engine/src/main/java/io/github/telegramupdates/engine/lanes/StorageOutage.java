package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.RetryPolicy;

/**
 * Whether the database is away that the deliveries of all accounts need: one state of an
 * engine, not of each lane. While it is, one delivery at a time probes whether it is
 * back, after waits that grow and are spread; all others pause.
 */
public final class StorageOutage {

	private final EngineTimers timers;

	private final RetryWaits waits;

	private final Set<Runnable> paused = new LinkedHashSet<>();

	/** The delivery that found the outage, and each probe that failed; 0 without one. */
	private volatile int failures;

	private long since;

	/** When the next probe is due, by the engine's clock. */
	private long probed;

	private boolean due;

	/**
	 * Begins without an outage.
	 * @param retries has the waits between probes
	 */
	public StorageOutage(EngineTimers timers, RetryPolicy retries) {
		this.timers = timers;
		this.waits = new RetryWaits(timers, retries);
	}

	/**
	 * Whether a delivery may begin, which is a probe if the database was away.
	 */
	boolean mayDeliver() {
		return this.failures == 0 || mayProbe();
	}

	private synchronized boolean mayProbe() {
		if (this.due) {
			this.due = false;
			return true;
		}
		return this.failures == 0;
	}

	/**
	 * Whether no delivery may begin.
	 * @param resume called when one may, if so; on any thread
	 */
	boolean isPausing(Runnable resume) {
		return this.failures > 0 && pause(resume);
	}

	private synchronized boolean pause(Runnable resume) {
		boolean pausing = this.failures > 0 && !this.due;
		if (pausing) {
			this.paused.add(resume);
		}
		return pausing;
	}

	/**
	 * A delivery found that the database is away.
	 * @return in how many milliseconds is probed if nobody knew; -1 if it was known
	 */
	synchronized long unavailable() {
		long now = this.timers.monotonicMillis();
		if (this.failures > 0 && (this.due || now < this.probed)) {
			// began before it was known
			return -1;
		}
		boolean known = this.failures > 0;
		this.since = known ? this.since : now;
		this.failures++;
		long millis = this.waits.afterFailure(this.failures, 0);
		this.probed = now + millis;
		this.timers.schedule(millis, this::probe);
		return known ? -1 : millis;
	}

	private void probe() {
		synchronized (this) {
			this.due = this.failures > 0;
		}
		resume();
	}

	/** The first of them to come makes the probe, the others pause again. */
	private void resume() {
		List<Runnable> resumed;
		synchronized (this) {
			resumed = List.copyOf(this.paused);
			this.paused.clear();
		}
		resumed.forEach(Runnable::run);
	}

	/**
	 * A delivery reached the database.
	 * @return for how many milliseconds it was away, if that has ended now; -1 otherwise
	 */
	long available() {
		if (this.failures == 0) {
			return -1;
		}
		long millis;
		synchronized (this) {
			if (this.failures == 0) {
				return -1;
			}
			millis = this.timers.monotonicMillis() - this.since;
			this.failures = 0;
			this.due = false;
		}
		resume();
		return millis;
	}

	/**
	 * For how long the database has been away; zero if it is not.
	 */
	public synchronized Duration age() {
		return (this.failures > 0) ? Duration.ofMillis(this.timers.monotonicMillis() - this.since) : Duration.ZERO;
	}

}

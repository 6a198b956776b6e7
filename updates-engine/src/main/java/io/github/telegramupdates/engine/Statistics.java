package io.github.telegramupdates.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What an account tells about itself, kept where any thread can read it.
 */
final class Statistics {

	private static final long NEVER = Long.MIN_VALUE;

	private final LongAdder delivered = new LongAdder();

	private final LongAdder recovered = new LongAdder();

	private final EngineTimers timers;

	private final BlockedLanes blocked;

	/**
	 * How long the account has been starting, without the waits that the server asked
	 * for.
	 */
	private final CountedTime startTime;

	private final TransitionTally transitions = new TransitionTally();

	private volatile @Nullable Progress progress;

	private volatile long earlierGaps;

	private volatile long earlierDuplicates;

	private volatile @Nullable String detail;

	private volatile EngineEvent.@Nullable Stopped stopped;

	private volatile boolean queued = true;

	private volatile @Nullable AccountState committed;

	private volatile long lastCommitMillis = NEVER;

	Statistics(EngineTimers timers, BlockedLanes blocked) {
		this.timers = timers;
		this.blocked = blocked;
		this.startTime = new CountedTime(timers::monotonicMillis);
	}

	/**
	 * The account's turn to start has come.
	 */
	void starting() {
		this.queued = false;
		this.startTime.restart();
	}

	void loaded(@Nullable AccountState state) {
		this.committed = state;
		this.detail = null;
	}

	/**
	 * The account has started.
	 */
	void started() {
		this.startTime.end();
	}

	void committed(Batch batch) {
		this.delivered.add(batch.updates().size());
		this.recovered.add(batch.updates().stream().filter((update) -> update.source() != Source.LIVE).count());
		if (batch.change() != null) {
			this.lastCommitMillis = this.timers.monotonicMillis();
		}
		if (batch.change() instanceof StateChange.AccountChange change) {
			this.committed = change.next();
		}
	}

	void progress(Progress progress, TransitionCounts counts) {
		this.progress = progress;
		this.transitions.update(counts);
		long now = this.timers.monotonicMillis();
		if (!progress.started() && progress.waitsUntil() > now) {
			this.startTime.pause(Duration.ofMillis(progress.waitsUntil() - now));
		}
	}

	/**
	 * A new engine counts from zero.
	 */
	void reloaded() {
		Progress last = this.progress;
		if (last != null) {
			this.earlierGaps += last.gaps();
			this.earlierDuplicates += last.duplicates();
		}
		this.progress = null;
		this.transitions.nextEngine();
		this.startTime.restart();
	}

	void detail(@Nullable String detail) {
		this.detail = detail;
	}

	void stopped(EngineEvent.Stopped why) {
		this.detail = why.cause() + ": " + why.detail();
		this.stopped = why;
	}

	AccountStatus status(Backlog backlog, Instant serverTime, List<Instant> lastPushes) {
		Progress now = this.progress;
		AccountStatus.Counters counters = new AccountStatus.Counters(this.delivered.sum(), this.recovered.sum(),
				this.earlierGaps + ((now != null) ? now.gaps() : 0),
				this.earlierDuplicates + ((now != null) ? now.duplicates() : 0));
		EngineEvent.Stopped why = this.stopped;
		return new AccountStatus(phase(now), this.detail, (why != null) ? why.cause() : null, this.startTime.elapsed(),
				waitingUntil(now, serverTime), this.committed, (now != null) ? now.position() : null,
				lastCommit(serverTime), backlog, (now != null) ? now.channels() : 0, (now != null) ? now.openGaps() : 0,
				counters, this.transitions.snapshot(), this.blocked.snapshot(), failing(now, serverTime), lastPushes);
	}

	private @Nullable Instant waitingUntil(@Nullable Progress now, Instant serverTime) {
		boolean waiting = now != null && now.waitsUntil() > this.timers.monotonicMillis();
		return waiting ? at(now.waitsUntil(), serverTime) : null;
	}

	/** When something is or was, by the server's clock. */
	private Instant at(long monotonicMillis, Instant serverTime) {
		return serverTime.plusMillis(monotonicMillis - this.timers.monotonicMillis());
	}

	private Map<DifferenceScope, AccountStatus.Failing> failing(@Nullable Progress now, Instant serverTime) {
		Map<DifferenceScope, AccountStatus.Failing> failing = new EnumMap<>(DifferenceScope.class);
		if (now != null) {
			now.failing()
				.forEach((each) -> failing.put(each.scope(),
						new AccountStatus.Failing(each.error(), at(each.since(), serverTime), each.boxes())));
		}
		return failing;
	}

	private @Nullable Instant lastCommit(Instant serverTime) {
		long millis = this.lastCommitMillis;
		return (millis != NEVER) ? at(millis, serverTime) : null;
	}

	private AccountStatus.Phase phase(@Nullable Progress now) {
		if (this.stopped != null) {
			return AccountStatus.Phase.STOPPED;
		}
		if (this.queued) {
			return AccountStatus.Phase.QUEUED;
		}
		if (now == null || !now.started()) {
			return AccountStatus.Phase.STARTING;
		}
		return (now.idle() && now.openGaps() == 0) ? AccountStatus.Phase.LIVE : AccountStatus.Phase.RECOVERING;
	}

}

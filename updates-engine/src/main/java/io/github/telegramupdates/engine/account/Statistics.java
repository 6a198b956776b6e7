package io.github.telegramupdates.engine.account;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.CountedTime;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.lanes.BlockedLanes;
import io.github.telegramupdates.engine.lanes.CommitStatistics;
import io.github.telegramupdates.engine.lanes.StorageOutage;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.storage.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * What an account says about itself, kept where any thread can read it.
 */
final class Statistics {

	private final EngineTimers timers;

	private final BlockedLanes blocked;

	private final CommitStatistics commits;

	private final StorageOutage outage;

	/**
	 * How long the account has been starting, without the waits that the server asked
	 * for.
	 */
	private final CountedTime startTime;

	private final TransitionTally transitions = new TransitionTally();

	/** The engine that counts now, {@code null} while there is none. */
	private @Nullable RunningEngine engine;

	private volatile boolean starting = true;

	private long earlierGaps;

	private long earlierDuplicates;

	private volatile @Nullable String detail;

	private volatile EngineEvent.@Nullable Stopped stopped;

	private volatile boolean queued = true;

	Statistics(EngineTimers timers, BlockedLanes blocked, CommitStatistics commits, StorageOutage outage) {
		this.timers = timers;
		this.blocked = blocked;
		this.commits = commits;
		this.outage = outage;
		this.startTime = new CountedTime(timers::monotonicMillis);
	}

	/**
	 * The account's turn to start has come.
	 */
	void starting() {
		this.queued = false;
		this.startTime.restart();
	}

	/**
	 * An engine begins with what was loaded.
	 */
	synchronized void loaded(@Nullable AccountState state, RunningEngine next) {
		this.commits.loaded(state);
		this.detail = null;
		this.engine = next;
	}

	/**
	 * The account has started.
	 */
	void started() {
		this.starting = false;
		this.startTime.end();
	}

	/**
	 * The engine has taken an input: while it starts, waits that the server asks for do
	 * not count.
	 */
	void stepped(RunningEngine running) {
		if (this.starting) {
			long millis = running.progress().waitsUntil() - this.timers.monotonicMillis();
			if (millis > 0) {
				this.startTime.pause(Duration.ofMillis(millis));
			}
		}
	}

	/**
	 * The engine is replaced by another one, which counts from zero.
	 */
	synchronized void ended(RunningEngine last) {
		Progress progress = last.progress();
		this.earlierGaps += progress.gaps();
		this.earlierDuplicates += progress.duplicates();
		this.transitions.add(last.transitions());
		this.engine = null;
		this.starting = true;
		this.startTime.restart();
	}

	void detail(@Nullable String detail) {
		this.detail = detail;
	}

	void stopped(EngineEvent.Stopped why) {
		this.detail = why.cause() + ": " + why.detail();
		this.stopped = why;
	}

	synchronized AccountStatus status(Instant serverTime, List<Instant> lastPushes) {
		RunningEngine running = this.engine;
		Progress now = (running != null) ? running.progress() : null;
		Backlog backlog = (running != null) ? running.lanes().backlog() : Backlog.NONE;
		AccountStatus.Counters counters = new AccountStatus.Counters(this.commits.delivered(), this.commits.recovered(),
				this.earlierGaps + ((now != null) ? now.gaps() : 0),
				this.earlierDuplicates + ((now != null) ? now.duplicates() : 0));
		EngineEvent.Stopped why = this.stopped;
		return new AccountStatus(phase(now), this.detail, (why != null) ? why.cause() : null, this.startTime.elapsed(),
				waitingUntil(now, serverTime), this.commits.committed(), (now != null) ? now.position() : null,
				this.commits.lastCommit(serverTime), backlog, (now != null) ? now.channels() : 0,
				(now != null) ? now.openGaps() : 0, counters,
				this.transitions.with((running != null) ? running.transitions() : null), this.blocked.snapshot(),
				this.commits.parked(), this.outage.age(), failing(now, serverTime), lastPushes);
	}

	/**
	 * How the boxes of the account are doing, with at most so many channels.
	 */
	List<BoxStatus> boxes(int channels) {
		RunningEngine running = running();
		return (running != null) ? running.boxes(channels) : List.of();
	}

	/**
	 * How those lanes are doing that have something to deliver.
	 */
	List<LaneStatus> lanes() {
		RunningEngine running = running();
		return (running != null) ? running.lanes().statuses(this.blocked.snapshot()) : List.of();
	}

	private synchronized @Nullable RunningEngine running() {
		return this.engine;
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

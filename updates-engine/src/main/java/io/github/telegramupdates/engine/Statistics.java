package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;
import org.jspecify.annotations.Nullable;

/**
 * What an account tells about itself, kept where any thread can read it.
 */
final class Statistics {

	private final LongAdder delivered = new LongAdder();

	private final LongAdder recovered = new LongAdder();

	private final Map<Lane, String> blocked = new ConcurrentHashMap<>();

	private final TransitionTally transitions = new TransitionTally();

	private volatile @Nullable Progress progress;

	private volatile long earlierGaps;

	private volatile long earlierDuplicates;

	private volatile @Nullable String detail;

	private volatile boolean stopped;

	void committed(Batch batch) {
		this.delivered.add(batch.updates().size());
		this.recovered.add(batch.updates().stream().filter((update) -> update.source() != Source.LIVE).count());
		this.blocked.remove(batch.lane());
	}

	void blocked(Lane lane, Throwable failure) {
		this.blocked.put(lane, failure.getClass().getName());
	}

	void progress(Progress progress, TransitionCounts counts) {
		this.progress = progress;
		this.transitions.update(counts);
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
		this.blocked.clear();
	}

	void detail(@Nullable String detail) {
		this.detail = detail;
	}

	void stopped(String detail) {
		this.detail = detail;
		this.stopped = true;
	}

	AccountStatus status(List<Instant> lastPushes) {
		Progress now = this.progress;
		AccountStatus.Counters counters = new AccountStatus.Counters(this.delivered.sum(), this.recovered.sum(),
				this.earlierGaps + ((now != null) ? now.gaps() : 0),
				this.earlierDuplicates + ((now != null) ? now.duplicates() : 0));
		return new AccountStatus(phase(now), this.detail, (now != null) ? now.position() : null,
				(now != null) ? now.channels() : 0, (now != null) ? now.openGaps() : 0, counters,
				this.transitions.snapshot(), this.blocked, lastPushes);
	}

	private AccountStatus.Phase phase(@Nullable Progress now) {
		if (this.stopped) {
			return AccountStatus.Phase.STOPPED;
		}
		if (now == null || !now.started()) {
			return AccountStatus.Phase.STARTING;
		}
		return (now.idle() && now.openGaps() == 0) ? AccountStatus.Phase.LIVE : AccountStatus.Phase.RECOVERING;
	}

}

package io.github.telegramupdates.engine.sequencing.fetch;

import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a difference of the account comes to its end every 15 minutes, whatever
 * is pushed meanwhile: only that shows what a box misses of which nothing comes any more
 * (R-45).
 */
public final class DifferencePeriod {

	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	private final Deadlines deadlines;

	/** How long each but the first one is. */
	private final long millis;

	/** How long the first period is. */
	private final long firstMillis;

	private boolean first = true;

	private Deadlines.@Nullable Deadline end;

	public DifferencePeriod(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.millis = context.settings().account().periodMillis();
		this.firstMillis = firstMillis(context.outbox().userId(), this.millis);
	}

	/**
	 * The first period begins.
	 * @param over what to do at the end of each
	 */
	public void begin(Runnable over) {
		restart(this.firstMillis, over);
	}

	/**
	 * Between 1 ms and the whole period, so that accounts that are started together do
	 * not ask together ever after.
	 */
	private static long firstMillis(long userId, long millis) {
		long share = (userId * GOLDEN_RATIO) >>> 32;
		return 1 + ((share * millis) >>> 32);
	}

	/**
	 * A difference came to its end.
	 */
	public void differenceEnded(Runnable over) {
		restart(this.first ? this.firstMillis : this.millis, over);
		this.first = false;
	}

	private void restart(long millis, Runnable over) {
		this.deadlines.cancel(this.end);
		this.end = this.deadlines.in(millis, () -> {
			restart(this.millis, over);
			over.run();
		});
	}

}

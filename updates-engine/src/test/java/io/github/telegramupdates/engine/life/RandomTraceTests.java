package io.github.telegramupdates.engine.life;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.inquest.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Invariants I-1 to I-4, I-7, I-9, I-13, I-14, I-17, I-18, I-20 and I-21 over random
 * traces. {@code -Dtrace.seed} runs a single one, {@code -Dtrace.count} sets how many.
 */
class RandomTraceTests {

	private static final int COUNT = 20_000;

	private static final int SHRINKING_RUNS = 2_000;

	private static final int KIND_LENGTH = 70;

	/** With so many traces, each transition must have been taken. */
	private static final int MANY = 5_000;

	private final Census census = new Census();

	@Test
	void everythingArrivesExactlyOnceAndInOrderHoweverBadTheLineIs() {
		Long single = Long.getLong("trace.seed");
		int count = Integer.getInteger("trace.count", COUNT);
		long first = (single != null) ? single : 1;
		long last = (single != null) ? single : count;
		AtomicReference<Trace> failing = new AtomicReference<>();
		LongStream.rangeClosed(first, last)
			.parallel()
			.filter((seed) -> failing.get() == null)
			.mapToObj(Trace::of)
			.filter((trace) -> failure(trace) != null)
			.forEach((trace) -> failing.compareAndSet(null, trace));
		System.out.println(this.census);
		if (failing.get() != null) {
			report(failing.get());
		}
		Verdict.that(last - first + 1 < MANY || this.census.missing().isEmpty(), "never taken: %s",
				this.census.missing());
	}

	private Throwable failure(Trace trace) {
		try {
			this.census.count(Life.through(trace));
			return null;
		}
		catch (RuntimeException | AssertionError failure) {
			return failure;
		}
	}

	/** What failed, so that a shorter trace does not fail for another reason. */
	private static String kind(Throwable failure) {
		String text = String.valueOf(failure).replaceAll("\\d+", "N");
		return text.substring(0, Math.min(text.length(), KIND_LENGTH));
	}

	private void report(Trace trace) {
		long seed = trace.setting().seed();
		String kind = kind(failure(trace));
		Trace smallest = new Shrinker((shorter) -> kind.equals(kind(failure(shorter))), SHRINKING_RUNS).shrink(trace);
		throw new AssertionError("trace with seed " + seed + " failed; repeat it with -Dtrace.seed=" + seed
				+ "; it still fails with these items only:\n" + smallest, failure(smallest));
	}

}

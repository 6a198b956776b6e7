package io.github.telegramupdates.engine.life;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/**
 * Invariants I-1 to I-4, I-7, I-9, I-13, I-14, I-17, I-18, I-20 and I-21 over random
 * traces. {@code -Dtrace.seed} runs a single one, {@code -Dtrace.count} sets how many.
 */
class RandomTraceTests {

	private static final int COUNT = 20_000;

	private static final int SHRINKING_RUNS = 2_000;

	private static final int KIND_LENGTH = 70;

	private final Map<String, Long> counts = new TreeMap<>();

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
		System.out.println("What the engine told in " + (last - first + 1) + " traces:");
		this.counts.forEach((what, times) -> System.out.println("%12d %s".formatted(times, what)));
		if (failing.get() != null) {
			report(failing.get());
		}
	}

	private Throwable failure(Trace trace) {
		try {
			count(Life.through(trace));
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

	private synchronized void count(Map<String, Long> told) {
		told.forEach((what, times) -> this.counts.merge(what, times, Long::sum));
	}

	private void report(Trace trace) {
		long seed = trace.setting().seed();
		String kind = kind(failure(trace));
		Trace smallest = new Shrinker((shorter) -> kind.equals(kind(failure(shorter))), SHRINKING_RUNS).shrink(trace);
		throw new AssertionError("trace with seed " + seed + " failed; repeat it with -Dtrace.seed=" + seed
				+ "; it still fails with these items only:\n" + smallest, failure(smallest));
	}

}

package io.github.telegramupdates.engine.life;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.inquest.Inquest;
import io.github.telegramupdates.engine.inquest.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Random traces against a server that knows the truth. After each item of a trace and at
 * its end, these invariants hold:
 * <ul>
 * <li>I-1, I-3, I-4, I-17 and I-18 for each commit: {@link Recorder}, found out by
 * {@link Memory#check}, which also fails if the state had to be loaded again: a commit
 * that expects another state than the stored one (I-13), or an engine that threw.</li>
 * <li>I-2, I-13, I-14, I-21 and I-22 when the faults have ended, and once more after a
 * last crash: {@link Judge#check}. Each hole needs a reason: {@link Excuses}. Own events
 * come by answers and pushes: {@link Caller}.</li>
 * <li>I-7 for each instance: {@link Instance#check}. I-9: {@link Judge#checkCalls}, and
 * no call at all once everything has arrived.</li>
 * <li>I-20 after the end of the authorisation: {@link Life}.</li>
 * <li>I-5, I-6, I-8, I-10 to I-12 and I-14 to I-20 after each step of the engine, by
 * playing its recorded inputs again: {@link Inquest}, for each twentieth trace, or each
 * n-th with {@code -Dtrace.inquest=n}.</li>
 * </ul>
 * Over all traces, each transition of boxes is taken and each {@link Circumstance} is
 * met: {@link Census}.
 * <p>
 * {@code -Dtrace.seed} runs a single trace, {@code -Dtrace.count} sets how many and
 * {@code -Dtrace.first} from which seed on, {@code -Dtrace.failures} after how many
 * failures the run stops.
 */
class RandomTraceTests {

	private static final int COUNT = 20_000;

	private static final int SHRINKING_RUNS = 2_000;

	private static final int KIND_LENGTH = 70;

	/**
	 * With so many traces, each transition must have been taken, and each circumstance
	 * met.
	 */
	private static final int MANY = 5_000;

	private final Census census = new Census();

	@Test
	void scenario108EverythingArrivesExactlyOnceAndInOrderHoweverBadTheLineIs() {
		Long single = Long.getLong("trace.seed");
		int count = Integer.getInteger("trace.count", COUNT);
		long first = (single != null) ? single : Long.getLong("trace.first", 1);
		long last = (single != null) ? single : first + count - 1;
		List<Trace> failing = failing(first, last, Integer.getInteger("trace.failures", 1));
		System.out.println(
				"Inquest over each trace whose number is a multiple of " + Setting.RECORDED_EVERY + ". " + this.census);
		if (!failing.isEmpty()) {
			report(failing);
		}
		boolean many = last - first + 1 >= MANY;
		Verdict.that(!many || this.census.missing().isEmpty(), "never taken: %s", this.census.missing());
		Verdict.that(!many || this.census.neverMet().isEmpty(), "never met: %s", this.census.neverMet());
	}

	private List<Trace> failing(long first, long last, int enough) {
		AtomicInteger failures = new AtomicInteger();
		return LongStream.rangeClosed(first, last)
			.parallel()
			.filter((seed) -> failures.get() < enough)
			.mapToObj(Trace::of)
			.filter((trace) -> fails(trace, failures))
			.toList();
	}

	/** Says so at once, because a long run tells all else at its end. */
	private boolean fails(Trace trace, AtomicInteger failures) {
		boolean fails = failure(trace) != null;
		if (fails) {
			failures.incrementAndGet();
			System.out.println("The trace with seed " + trace.setting().seed() + " fails.");
		}
		return fails;
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

	private void report(List<Trace> failing) {
		List<Long> seeds = failing.stream().map((trace) -> trace.setting().seed()).toList();
		Trace trace = failing.get(0);
		String kind = kind(failure(trace));
		Trace smallest = new Shrinker((shorter) -> kind.equals(kind(failure(shorter))), SHRINKING_RUNS).shrink(trace);
		throw new AssertionError("traces with seeds " + seeds + " failed; repeat the first with -Dtrace.seed="
				+ seeds.get(0) + "; it still fails with these items only:\n" + smallest, failure(smallest));
	}

}

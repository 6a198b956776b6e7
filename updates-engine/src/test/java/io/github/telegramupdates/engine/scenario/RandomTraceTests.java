package io.github.telegramupdates.engine.scenario;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.invariant.InvariantReplay;
import org.junit.jupiter.api.Test;

/**
 * Random traces against a server that knows the truth. After each item of a trace and at
 * its end, these invariants hold:
 * <ul>
 * <li>I-1, I-3, I-4, I-17 and I-18 for each commit: {@link RecordingDelivery}, found out
 * by {@link DurableState#check}, which also fails if the state had to be loaded again: a
 * commit that expects another state than the stored one (I-13), or an engine that
 * threw.</li>
 * <li>I-2, I-13, I-14, I-21 and I-22 when the faults have ended, and once more after a
 * last crash: {@link DeliveryCheck#check}. Each hole needs a reason:
 * {@link ExpectedLosses}. Own events come by answers and pushes:
 * {@link AccountCalls}.</li>
 * <li>I-7 for each instance: {@link ApplicationInstance#check}. I-9:
 * {@link DeliveryCheck#checkCalls}, and no call at all once everything has arrived.</li>
 * <li>I-20 after the end of the authorisation: {@link ScenarioRun}.</li>
 * <li>I-5, I-6, I-8, I-10 to I-12 and I-14 to I-20 after each step of the engine, by
 * playing its recorded inputs again: {@link InvariantReplay}, for each twentieth trace,
 * or each n-th with {@code -Dtrace.replay=n}.</li>
 * </ul>
 * Over all traces, each transition of boxes is taken and each {@link CoverageGoal} is
 * met: {@link ScenarioStatistics}.
 * <p>
 * {@code -Dtrace.seed} runs a single trace, {@code -Dtrace.count} sets how many and
 * {@code -Dtrace.first} from which seed on, {@code -Dtrace.failures} after how many
 * failures the run stops.
 */
class RandomTraceTests {

	private static final int COUNT = 10_000;

	private static final int SHRINKING_RUNS = 2_000;

	private static final int KIND_LENGTH = 70;

	/**
	 * With so many traces, each transition must have been taken, and each goal met.
	 */
	private static final int MANY = 5_000;

	private final ScenarioStatistics statistics = new ScenarioStatistics();

	@Test
	void scenario108EverythingArrivesExactlyOnceAndInOrderHoweverBadTheLineIs() {
		Long single = Long.getLong("trace.seed");
		int count = Integer.getInteger("trace.count", COUNT);
		long first = (single != null) ? single : Long.getLong("trace.first", 1);
		long last = (single != null) ? single : first + count - 1;
		List<Scenario> failing = failing(first, last, Integer.getInteger("trace.failures", 1));
		System.out.println("InvariantReplay over each trace whose number is a multiple of "
				+ ScenarioSettings.RECORDED_EVERY + ". " + this.statistics);
		if (!failing.isEmpty()) {
			report(failing);
		}
		boolean many = last - first + 1 >= MANY;
		Check.that(!many || this.statistics.missing().isEmpty(), "never taken: %s", this.statistics.missing());
		Check.that(!many || this.statistics.neverMet().isEmpty(), "never met: %s", this.statistics.neverMet());
	}

	private List<Scenario> failing(long first, long last, int enough) {
		AtomicInteger failures = new AtomicInteger();
		return LongStream.rangeClosed(first, last)
			.parallel()
			.filter((seed) -> failures.get() < enough)
			.mapToObj(Scenario::of)
			.filter((trace) -> fails(trace, failures))
			.toList();
	}

	/** Says so at once, because a long run reports all else at its end. */
	private boolean fails(Scenario trace, AtomicInteger failures) {
		boolean fails = failure(trace) != null;
		if (fails) {
			failures.incrementAndGet();
			System.out.println("The trace with seed " + trace.setting().seed() + " fails.");
		}
		return fails;
	}

	private Throwable failure(Scenario trace) {
		try {
			this.statistics.count(ScenarioRun.through(trace));
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

	private void report(List<Scenario> failing) {
		List<Long> seeds = failing.stream().map((trace) -> trace.setting().seed()).toList();
		Scenario trace = failing.get(0);
		String kind = kind(failure(trace));
		Scenario smallest = new Shrinker((shorter) -> kind.equals(kind(failure(shorter))), SHRINKING_RUNS)
			.shrink(trace);
		throw new AssertionError("traces with seeds " + seeds + " failed; repeat the first with -Dtrace.seed="
				+ seeds.get(0) + "; it still fails with these items only:\n" + smallest, failure(smallest));
	}

}

package io.github.telegramupdates.engine.trace;

import org.junit.jupiter.api.Test;

/**
 * Invariants I-1 to I-5 and I-21 over random traces. {@code -Dtrace.seed} runs a single
 * one, {@code -Dtrace.count} sets how many.
 */
class RandomTraceTests {

	@Test
	void everythingArrivesExactlyOnceAndInOrderHoweverBadTheLineIs() {
		Long single = Long.getLong("trace.seed");
		if (single != null) {
			run(single);
			return;
		}
		int count = Integer.getInteger("trace.count", 1_000);
		for (long seed = 1; seed <= count; seed++) {
			run(seed);
		}
	}

	private static void run(long seed) {
		RandomTrace trace = new RandomTrace(seed);
		try {
			trace.live((seed % 4 == 0) ? RandomTrace.Crash.YES : RandomTrace.Crash.NO);
			trace.check();
		}
		catch (RuntimeException | AssertionError failure) {
			throw new AssertionError("trace with seed " + seed + " failed; repeat it with -Dtrace.seed=" + seed,
					failure);
		}
		finally {
			trace.close();
		}
	}

}

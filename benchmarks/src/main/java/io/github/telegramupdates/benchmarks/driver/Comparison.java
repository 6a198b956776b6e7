package io.github.telegramupdates.benchmarks.driver;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.telegramupdates.benchmarks.sequencing.SteppedAccount;
import io.github.telegramupdates.benchmarks.sequencing.Traffic;
import io.github.telegramupdates.engine.sequencing.Input;

/**
 * What an update costs through the driver, and through the state machine alone: in turn,
 * in one process, without what it costs to make the update.
 *
 * @param driver cost of an update through the driver
 * @param core cost of an update through the state machine and of the input of its commit
 * @param batchSize how many updates the driver's batches had on average
 */
record Comparison(ProcessCost driver, ProcessCost core, double batchSize) {

	/** The state machine alone is quick, and processor time is told in steps of 10 ms. */
	private static final int TIMES = 4;

	/** Rounds by which the compiler has done its work, which counts as well. */
	private static final int WARMUPS = 3;

	/**
	 * Compares.
	 * @param traffic what is pushed
	 * @param rounds how many rounds, after those of warm-up; the median counts
	 * @param updates how many updates the driver takes in a round
	 */
	static Comparison of(Supplier<Traffic> traffic, int rounds, int updates) throws Exception {
		ProcessCost[] driver = new ProcessCost[rounds];
		ProcessCost[] core = new ProcessCost[rounds];
		Traffic made = traffic.get();
		Input[] kept = new Input[CountingAccount.STEP];
		Traffic stepped = traffic.get();
		SteppedAccount account = SteppedAccount.withEngine(stepped.load());
		LongAdder handled = new LongAdder();
		try (CountingAccount counting = new CountingAccount(traffic.get(), (userId, update) -> handled.increment())) {
			for (int round = -WARMUPS; round < rounds; round++) {
				ProcessCost making = cost(TIMES * updates, () -> make(made, kept, TIMES * updates));
				ProcessCost stepping = cost(TIMES * updates, () -> step(account, stepped, TIMES * updates));
				ProcessCost driving = cost(updates, () -> counting.push(updates));
				if (round >= 0) {
					core[round] = stepping.minus(making);
					driver[round] = driving.minus(making);
				}
			}
			long all = (long) (WARMUPS + rounds) * updates;
			requireAll(TIMES * all, account.committed());
			requireAll(all, counting.committed());
			requireAll(all, handled.sum());
			return new Comparison(median(driver), median(core), (double) all / counting.batches());
		}
	}

	private static ProcessCost cost(int updates, ProcessCost.Action action) throws Exception {
		return ProcessCost.of(action).dividedBy(updates);
	}

	/** What is made is kept for a while, or the compiler would not make it. */
	private static void make(Traffic traffic, Input[] kept, int updates) {
		for (int i = 0; i < updates; i++) {
			kept[i % kept.length] = traffic.next();
		}
	}

	private static void step(SteppedAccount account, Traffic traffic, int updates) {
		for (int i = 0; i < updates; i++) {
			account.step(traffic.next());
		}
	}

	private static void requireAll(long expected, long committed) {
		if (committed != expected) {
			throw new IllegalStateException(committed + " updates of " + expected);
		}
	}

	private static ProcessCost median(ProcessCost[] costs) {
		return new ProcessCost(median(costs, ProcessCost::cpuNanos), median(costs, ProcessCost::allocatedBytes));
	}

	private static double median(ProcessCost[] costs, ToDoubleFunction<ProcessCost> part) {
		return Arrays.stream(costs).mapToDouble(part).sorted().toArray()[costs.length / 2];
	}

	double cpuRatio() {
		return this.driver.cpuNanos() / this.core.cpuNanos();
	}

	double allocationRatio() {
		return this.driver.allocatedBytes() / this.core.allocatedBytes();
	}

}

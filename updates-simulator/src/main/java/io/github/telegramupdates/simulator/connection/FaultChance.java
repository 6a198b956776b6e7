package io.github.telegramupdates.simulator.connection;

import java.util.SplittableRandom;

/**
 * Decides by chance what goes wrong.
 */
final class FaultChance {

	private final Faults faults;

	private final SplittableRandom random;

	FaultChance(Faults faults) {
		this.faults = faults;
		this.random = new SplittableRandom(faults.seed());
	}

	Faults faults() {
		return this.faults;
	}

	boolean loses() {
		return happens(this.faults.loss());
	}

	boolean duplicates() {
		return happens(this.faults.duplication());
	}

	boolean reorders() {
		return happens(this.faults.reordering());
	}

	boolean disconnects() {
		return happens(this.faults.disconnection());
	}

	boolean failsDifference() {
		return happens(this.faults.rpcError());
	}

	long delay() {
		long spread = this.faults.maxDelayMillis() - this.faults.minDelayMillis();
		return this.faults.minDelayMillis() + ((spread > 0) ? this.random.nextLong(spread + 1) : 0);
	}

	long lateness() {
		return 1 + this.random.nextLong(Math.max(1, this.faults.reorderingMillis()));
	}

	private boolean happens(double chance) {
		return chance > 0 && this.random.nextDouble() < chance;
	}

}

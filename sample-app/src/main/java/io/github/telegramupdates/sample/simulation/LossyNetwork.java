package io.github.telegramupdates.sample.simulation;

import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.dc.DataCenter;

/**
 * The network between the data center and the application. Good at first; once disturbed,
 * it loses what the data center pushes, and breaks down now and then.
 */
final class LossyNetwork {

	private static final double LOSS = 0.03;

	private final DataCenter dataCenter;

	private final double disconnection;

	private final SplittableRandom random;

	private volatile boolean disturbed;

	/**
	 * Creates a network.
	 * @param dataCenter the data center
	 * @param disconnection how probable it is that something that happens breaks it down
	 * @param seed where chance comes from
	 */
	LossyNetwork(DataCenter dataCenter, double disconnection, long seed) {
		this.dataCenter = dataCenter;
		this.disconnection = disconnection;
		this.random = new SplittableRandom(seed);
	}

	void disturb() {
		this.disturbed = true;
	}

	/**
	 * Stops to disturb, and breaks down once more: nobody would notice otherwise that the
	 * last pushes were lost, as nothing comes after them.
	 */
	void calm() {
		this.disturbed = false;
		this.dataCenter.disconnectAll();
	}

	/**
	 * Lets something happen in Telegram, of which the application hears or not.
	 */
	void carry(Runnable action) {
		if (this.disturbed && this.random.nextDouble() < this.disconnection) {
			this.dataCenter.disconnectAll();
		}
		if (this.disturbed && this.random.nextDouble() < LOSS) {
			this.dataCenter.withoutPushes(action);
		}
		else {
			action.run();
		}
	}

}

package io.github.telegramupdates.engine.lanes;

import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * How much of an account is delivered together, if its delivery is atomic.
 *
 * @param updates most updates of a group; a batch is never divided
 * @param transactions most groups of an account that are delivered at the same time
 */
public record GroupLimits(int updates, int transactions) {

	/** 256 updates, and two groups at a time. */
	public static final GroupLimits DEFAULT = new GroupLimits(256, 2);

	/** One that is delivered, and one that waits. */
	private static final long GROUPS_OF_A_LANE = 2;

	/** They are delivered without a look at the other lanes. */
	private static final int UPDATES_OF_A_RUN = 32;

	/** Each batch by itself, on as many threads as there are. */
	static final GroupLimits SINGLE_BATCHES = new GroupLimits(0, Integer.MAX_VALUE);

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if there is room for no group
	 */
	public GroupLimits {
		if (updates < 0 || transactions < 1) {
			throw new IllegalArgumentException(
					"No group fits into " + updates + " updates and " + transactions + " transactions");
		}
	}

	/**
	 * How many updates a thread takes of a lane that delivers quickly: as many as a group
	 * may have, or several batches that it delivers each by itself.
	 */
	int updatesOfQuickThread() {
		return (this == SINGLE_BATCHES) ? UPDATES_OF_A_RUN : this.updates;
	}

	/**
	 * Lets lanes run so far ahead of the database that the next group is ready when one
	 * is committed.
	 * @param settings what is set about sequencing
	 * @param delivery what delivers
	 * @return the settings, with room for two groups in a lane if the delivery is atomic
	 */
	public SequencingSettings ahead(SequencingSettings settings, UpdateDelivery delivery) {
		MemoryLimits limits = settings.memory();
		long updates = Math.max(limits.uncommitted(), GROUPS_OF_A_LANE * this.updates);
		return delivery.isAtomic()
				? settings.withMemory(limits.withUncommitted((int) Math.min(Integer.MAX_VALUE, updates))) : settings;
	}

}

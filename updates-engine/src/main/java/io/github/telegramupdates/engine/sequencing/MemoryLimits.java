package io.github.telegramupdates.engine.sequencing;

/**
 * How many updates of an account may be in memory. Beyond it they are dropped and fetched
 * again, because the server keeps them.
 *
 * @param uncommitted how many updates of a lane may wait for their commit before further
 * ones are buffered; positive
 * @param updates how many updates of all lanes may wait, for their turn or their commit;
 * positive
 * @param bytes how many bytes those may have on the wire; positive
 */
public record MemoryLimits(int uncommitted, int updates, long bytes) {

	/** 128 updates of a lane, 20,000 updates or 64 MiB of the account. */
	public static final MemoryLimits DEFAULT = new MemoryLimits(128, 20_000, 64L << 20);

	/**
	 * Checks the limits.
	 */
	public MemoryLimits {
		if (uncommitted < 1 || updates < 1 || bytes < 1) {
			throw new IllegalArgumentException("limits must be positive, but are " + uncommitted
					+ " uncommitted updates, " + updates + " updates and " + bytes + " bytes");
		}
	}

	/**
	 * Returns these limits with another one for each lane.
	 * @param uncommitted how many updates of a lane may wait for their commit
	 * @return new limits
	 */
	public MemoryLimits withUncommitted(int uncommitted) {
		return new MemoryLimits(uncommitted, this.updates, this.bytes);
	}

	/**
	 * Returns these limits with others for the account.
	 * @param updates how many updates of all lanes may wait
	 * @param bytes how many bytes those may have on the wire
	 * @return new limits
	 */
	public MemoryLimits withAccount(int updates, long bytes) {
		return new MemoryLimits(this.uncommitted, updates, bytes);
	}

}

package io.github.telegramupdates.engine.sequencing.channel;

/**
 * The intent to fetch a channel: made in a batch of the account, stored once that batch
 * is committed, carried out when the channel is settled.
 */
final class Intent {

	private long generation;

	private int pts;

	private long accountBatchId;

	/**
	 * An intent was found in the storage.
	 */
	void loaded(int pts, long generation) {
		this.pts = pts;
		this.generation = generation;
	}

	void made(int pts, long generation, long accountBatchId) {
		this.pts = pts;
		this.generation = generation;
		this.accountBatchId = accountBatchId;
	}

	/**
	 * The position that it names.
	 */
	int pts() {
		return this.pts;
	}

	/**
	 * Whether the batch that made it is among those up to the given one.
	 */
	boolean isMadeBy(long batchId) {
		return this.accountBatchId <= batchId;
	}

	/**
	 * The batch that made it was committed.
	 */
	void stored() {
		this.accountBatchId = 0;
	}

	void carriedOut() {
		this.generation = 0;
	}

	boolean isNone() {
		return this.generation == 0;
	}

	boolean isMade() {
		return this.generation != 0;
	}

	/**
	 * The generation that is in the storage, 0 if there is none or its commit is awaited.
	 */
	long storedGeneration() {
		return (this.accountBatchId == 0) ? this.generation : 0;
	}

}

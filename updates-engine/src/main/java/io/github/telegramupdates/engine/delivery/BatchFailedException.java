package io.github.telegramupdates.engine.delivery;

/**
 * A group was not delivered because of one of its batches: a handler failed at it, or the
 * database refused what its handlers wrote. Nothing of the group was committed. The cause
 * is what was thrown.
 */
public class BatchFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Batch batch;

	/**
	 * Creates the exception.
	 * @param batch the batch that failed
	 * @param cause what was thrown
	 */
	public BatchFailedException(Batch batch, Throwable cause) {
		super("Batch " + batch.id() + " of " + batch.lane() + " failed", cause);
		this.batch = batch;
	}

	/**
	 * The batch that failed.
	 * @return one of the group
	 */
	public Batch batch() {
		return this.batch;
	}

}

package io.github.telegramupdates.engine.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A group was not delivered because of one of its batches: a handler failed at it, or the
 * database refused what its handlers wrote. Nothing of the group was committed. The cause
 * is what was thrown.
 */
public class BatchFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Batch batch;

	private final transient @Nullable SequencedUpdate update;

	private final @Nullable String listener;

	/**
	 * Creates the exception for a batch of which no update can be named.
	 * @param batch the batch that failed
	 * @param cause what was thrown
	 */
	public BatchFailedException(Batch batch, Throwable cause) {
		this(batch, null, null, cause);
	}

	/**
	 * Creates the exception.
	 * @param batch the batch that failed
	 * @param update the update at which it failed, {@code null} if that is not known
	 * @param listener name of the handler that failed, {@code null} if it has none
	 * @param cause what was thrown
	 */
	public BatchFailedException(Batch batch, @Nullable SequencedUpdate update, @Nullable String listener,
			Throwable cause) {
		super("Batch " + batch.id() + " of " + batch.lane() + " failed", cause);
		this.batch = batch;
		this.update = update;
		this.listener = listener;
	}

	/**
	 * The batch that failed.
	 * @return one of the group
	 */
	public Batch batch() {
		return this.batch;
	}

	/**
	 * The update at which it failed. It is to blame if
	 * {@link GroupProgress#isFlushedAfterUpdate} was heeded; if it was not, what an
	 * earlier one left to be written may be.
	 * @return the same object as in the batch, {@code null} if it is not known
	 */
	public @Nullable SequencedUpdate update() {
		return this.update;
	}

	/**
	 * The handler that failed.
	 * @return its name, {@code null} if it has none
	 */
	public @Nullable String listener() {
		return this.listener;
	}

	/**
	 * What a delivery failed of: the cause if the failure names a batch and has one.
	 * @param failure what the delivery threw
	 * @return the cause, or the failure itself
	 */
	public static Throwable causeIn(Throwable failure) {
		Throwable cause = (failure instanceof BatchFailedException) ? failure.getCause() : null;
		return (cause != null) ? cause : failure;
	}

}

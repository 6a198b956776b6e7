package io.github.telegramupdates.engine.delivery;

/**
 * Decides what is done about a batch whose attempts are used up, or whose failure is not
 * worth another one.
 */
@FunctionalInterface
public interface UpdateErrorHandler {

	/**
	 * A batch cannot be delivered. Called on a thread that delivers, outside of any
	 * transaction; the lane of the batch waits for the answer.
	 * @param failure the batch, and why it failed
	 * @return what is done about it. After {@link FailureAction#RETRY} this is asked
	 * again after each further failure, after {@link FailureAction#HOLD} not before the
	 * lane has gone on. If this throws, the lane is held
	 */
	FailureAction onFailure(FailedDelivery failure);

}

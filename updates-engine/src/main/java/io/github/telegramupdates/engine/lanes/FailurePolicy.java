package io.github.telegramupdates.engine.lanes;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.FailedDelivery;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is done about a batch that failed by itself: it is tried again as often as
 * the policy says, then an {@link UpdateErrorHandler} is asked.
 */
final class FailurePolicy {

	private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

	private final RetryPolicy retries;

	private final UpdateErrorHandler errorHandler;

	FailurePolicy(RetryPolicy retries, UpdateErrorHandler errorHandler) {
		this.retries = retries;
		this.errorHandler = errorHandler;
	}

	/**
	 * Decides about a failure. Not to be called under a lock, because the application may
	 * be asked.
	 * @param attempts how often the batch has failed by now
	 */
	FailureAction decide(Batch batch, int attempts, Throwable failure) {
		if (this.retries.retries(attempts, failure)) {
			return FailureAction.RETRY;
		}
		return ask(new FailedDelivery(batch.userId(), batch.lane(), batch.updates(), attempts, failure));
	}

	private FailureAction ask(FailedDelivery failed) {
		String instead;
		try {
			@Nullable FailureAction action = this.errorHandler.onFailure(failed);
			if (action != null) {
				return action;
			}
			instead = "returned null";
		}
		catch (Throwable failure) {
			instead = "failed with " + failure.getClass().getName();
			log.debug("The failure in full", failure);
		}
		log.warn("The error handler was asked about the lane '{}' of account {} and {}: the lane is held",
				failed.lane(), failed.userId(), instead);
		return FailureAction.HOLD;
	}

}

package io.github.telegramupdates.spring.delivery;

import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts what fails after the commit of a delivery: the batch is delivered, but something
 * that the application wanted to do then is not done.
 */
public final class CallbackFailures {

	private static final Log logger = LogFactory.getLog(CallbackFailures.class);

	private final LongAdder failures = new LongAdder();

	void failed(Throwable failure) {
		this.failures.increment();
		logger.warn("The transaction of a delivery has committed, but what was to run after the commit failed with "
				+ failure.getClass().getName());
		logger.debug("The failure in full", failure);
	}

	/**
	 * How often something that was to run after the commit of a batch failed.
	 * @return the number since the start
	 */
	public long count() {
		return this.failures.sum();
	}

}

package io.github.telegramupdates.spring.delivery;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what fails after the commit of a delivery: the batch is delivered, but something
 * that the application wanted to do then is not done.
 */
public final class CallbackFailures {

	private final LongAdder failures = new LongAdder();

	void increment() {
		this.failures.increment();
	}

	/**
	 * How often something that was to run after the commit of a batch failed.
	 * @return the number since the start
	 */
	public long count() {
		return this.failures.sum();
	}

}

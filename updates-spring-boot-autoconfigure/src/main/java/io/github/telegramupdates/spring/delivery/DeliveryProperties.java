package io.github.telegramupdates.spring.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * How updates are delivered.
 *
 * @param concurrency How many transactions of all accounts run at the same time. Each
 * needs a connection of the database meanwhile. By default half of the connections of the
 * pool, at most 4; one account has all of them but one at most.
 * @param transactions How many transactions of an account run at the same time, each with
 * other lanes. Without exactly-once delivery only the concurrency bounds that.
 * @param batchSize How many updates are delivered in one transaction, over all its lanes.
 * A page of a difference is not divided.
 * @param flushEvery After how many updates of a page the persistence context is flushed
 * and cleared; 0 for never.
 * @param slowHandler For how long a listener may run before log and health name it.
 * @param memory How many updates of an account may be in memory.
 * @param retry When a batch that failed is delivered again.
 * @param onFailure What is done about an update whose attempts are used up, unless the
 * application has a bean of type UpdateErrorHandler.
 */
@ConfigurationProperties("telegram.updates.delivery")
public record DeliveryProperties(@Nullable Integer concurrency, @DefaultValue("2") int transactions,
		@DefaultValue("256") int batchSize, @DefaultValue("50") int flushEvery,
		@DefaultValue("30s") Duration slowHandler, @DefaultValue Memory memory, @DefaultValue Retry retry,
		@DefaultValue("park") OnFailure onFailure) {

	/**
	 * Checks the values.
	 */
	public DeliveryProperties {
		if (concurrency != null && concurrency < 1) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.delivery.concurrency", concurrency,
					"At least one lane has to be delivered at a time.");
		}
		if (transactions < 1) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.delivery.transactions", transactions,
					"At least one transaction of an account has to run at a time.");
		}
		if (batchSize < 1) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.delivery.batch-size", batchSize,
					"At least one update has to be in a transaction.");
		}
		if (flushEvery < 0) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.delivery.flush-every", flushEvery,
					"Use 0 for no flush before the end of a page.");
		}
		if (slowHandler.toMillis() < 1) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.delivery.slow-handler", slowHandler,
					"A listener runs for a while: at least a millisecond.");
		}
	}

	/**
	 * How many updates of an account may be in memory. What comes beyond is fetched
	 * later.
	 *
	 * @param updates How many updates of an account may wait in memory, over all its
	 * lanes.
	 * @param size How large those may be on the wire; in memory it is a few times as
	 * much.
	 */
	public record Memory(@DefaultValue("20000") int updates, @DefaultValue("64MB") DataSize size) {

		private static final String PREFIX = "telegram.updates.delivery.memory.";

		/**
		 * Checks the values.
		 */
		public Memory {
			if (updates < 1) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "updates", updates,
						"At least one update has to be in memory.");
			}
			if (size.toBytes() < 1) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "size", size,
						"Updates take some room in memory.");
			}
		}

	}

	/**
	 * What is done about an update whose attempts are used up.
	 */
	public enum OnFailure {

		/** It is stored aside, and later updates of its lane are delivered. */
		PARK(FailureAction.PARK),

		/** It is tried again, and later updates of its lane wait. */
		HOLD(FailureAction.HOLD);

		private final FailureAction action;

		OnFailure(FailureAction action) {
			this.action = action;
		}

		/**
		 * Decides so about each failure.
		 * @return the error handler
		 */
		public UpdateErrorHandler toErrorHandler() {
			return (failure) -> this.action;
		}

	}

	/**
	 * When a batch that failed is delivered again.
	 *
	 * @param initial Wait after the first failure.
	 * @param multiplier Factor by which the wait grows with each further failure.
	 * @param max Longest wait.
	 * @param jitter By which part a wait is longer at most, from 0 to 1.
	 * @param maxAttempts How often an update is delivered before its attempts are used
	 * up.
	 * @param nonRetryable Exceptions that are not worth another attempt, with their
	 * subclasses, also as causes of others.
	 */
	public record Retry(@DefaultValue("1s") Duration initial, @DefaultValue("2") double multiplier,
			@DefaultValue("30s") Duration max, @DefaultValue("0.2") double jitter, @DefaultValue("5") int maxAttempts,
			@DefaultValue List<Class<?>> nonRetryable) {

		private static final String PREFIX = "telegram.updates.delivery.retry.";

		/**
		 * Checks the values.
		 */
		public Retry {
			if (initial.toMillis() < 1) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "initial", initial,
						"A failed batch is delivered again after a while: at least a millisecond.");
			}
			if (!(multiplier >= 1)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "multiplier", multiplier,
						"The wait must not shrink: at least 1 is needed.");
			}
			if (max.compareTo(initial) < 0) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "max", max,
						"The longest wait must not be shorter than the first one, " + initial + ".");
			}
			if (!(jitter >= 0 && jitter <= 1)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "jitter", jitter,
						"It is a part of the wait: from 0 to 1.");
			}
			if (maxAttempts < 1) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "max-attempts", maxAttempts,
						"At least one attempt is made to deliver an update.");
			}
			nonRetryable = List.copyOf(nonRetryable);
			for (Class<?> type : nonRetryable) {
				if (!Throwable.class.isAssignableFrom(type)) {
					throw new InvalidConfigurationPropertyValueException(PREFIX + "non-retryable", type.getName(),
							"Nothing can throw it: a class of exceptions is needed.");
				}
			}
		}

		/**
		 * These values as the engine wants them.
		 * @return the policy
		 */
		public RetryPolicy toPolicy() {
			Set<Class<? extends Throwable>> types = this.nonRetryable.stream()
				.<Class<? extends Throwable>>map((type) -> type.asSubclass(Throwable.class))
				.collect(Collectors.toUnmodifiableSet());
			return new RetryPolicy(this.maxAttempts, new Backoff(this.initial, this.multiplier, this.max), this.jitter,
					types);
		}

	}

}

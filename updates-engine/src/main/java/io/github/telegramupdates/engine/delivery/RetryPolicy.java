package io.github.telegramupdates.engine.delivery;

import java.time.Duration;
import java.util.Set;

import io.github.telegramupdates.engine.Backoff;

/**
 * How often a batch that fails is delivered again, and when.
 *
 * @param maxAttempts after how many failed attempts an {@link UpdateErrorHandler} is
 * asked; at least 1
 * @param backoff waits between attempts
 * @param jitter by which part a wait is longer at most, from 0 to 1, so that what failed
 * together does not come again together
 * @param nonRetryable failures that are not worth another attempt, with their subclasses,
 * also as causes of others
 */
public record RetryPolicy(int maxAttempts, Backoff backoff, double jitter,
		Set<Class<? extends Throwable>> nonRetryable) {

	/**
	 * Five attempts after the default waits, a fifth longer at most, whatever failed.
	 */
	public static final RetryPolicy DEFAULT = new RetryPolicy(5, Backoff.DEFAULT, 0.2, Set.of());

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if there is no attempt, or the jitter is not from
	 * 0 to 1
	 */
	public RetryPolicy {
		if (maxAttempts < 1) {
			throw new IllegalArgumentException("At least one attempt is made, not " + maxAttempts);
		}
		if (!(jitter >= 0 && jitter <= 1)) {
			throw new IllegalArgumentException("The jitter must be from 0 to 1: " + jitter);
		}
		nonRetryable = Set.copyOf(nonRetryable);
	}

	/**
	 * The same attempts with other waits.
	 * @param waits the waits
	 * @return another policy
	 */
	public RetryPolicy withBackoff(Backoff waits) {
		return new RetryPolicy(this.maxAttempts, waits, this.jitter, this.nonRetryable);
	}

	/**
	 * Whether there is another attempt without a question.
	 * @param attempts how many have failed
	 * @param failure why the last one did
	 * @return {@code false} if it was the last one, or the failure is not worth another
	 */
	public boolean retries(int attempts, Throwable failure) {
		return attempts < this.maxAttempts && isRetryable(failure);
	}

	private boolean isRetryable(Throwable failure) {
		return FailureCauses.of(failure).stream().noneMatch(this::isNonRetryable);
	}

	private boolean isNonRetryable(Throwable cause) {
		return this.nonRetryable.stream().anyMatch((type) -> type.isInstance(cause));
	}

	/**
	 * The wait after a failure.
	 * @param attempts how many have failed, from 1
	 * @param spread which part of the jitter is added, from 0 to 1
	 * @return the wait
	 */
	public Duration delay(int attempts, double spread) {
		return spread(this.backoff.delay(attempts), spread);
	}

	/**
	 * The longest wait.
	 * @param spread which part of the jitter is added, from 0 to 1
	 * @return the wait
	 */
	public Duration longestDelay(double spread) {
		return spread(this.backoff.max(), spread);
	}

	private Duration spread(Duration wait, double spread) {
		return wait.plusMillis((long) (wait.toMillis() * this.jitter * spread));
	}

}

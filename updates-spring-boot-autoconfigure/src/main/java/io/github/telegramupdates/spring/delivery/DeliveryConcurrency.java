package io.github.telegramupdates.spring.delivery;

import java.util.OptionalInt;

import io.github.telegramupdates.engine.GapEngine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How many transactions run at the same time, each for a group of lanes. Each holds a
 * connection of the database meanwhile, and the application needs some, too.
 *
 * @param lanes how many groups of lanes of all accounts
 */
public record DeliveryConcurrency(int lanes) {

	private static final Log logger = LogFactory.getLog(DeliveryConcurrency.class);

	private static final String PROPERTY = "telegram.updates.delivery.concurrency";

	private static final int DEFAULT = 4;

	static DeliveryConcurrency of(@Nullable Integer configured, OptionalInt pool) {
		if (configured == null) {
			return new DeliveryConcurrency(
					pool.isPresent() ? Math.max(1, Math.min(DEFAULT, pool.getAsInt() / 2)) : DEFAULT);
		}
		pool.ifPresent((max) -> compare(configured, max));
		return new DeliveryConcurrency(configured);
	}

	/**
	 * How many of them one account has at most, whatever else bounds it: it leaves a
	 * thread to the others.
	 * @return at least 1
	 */
	public int lanesOfAnAccount() {
		return Math.max(1, this.lanes - 1);
	}

	/**
	 * How many threads: handlers that hang leave some to loads, look-ups and updates
	 * without a position.
	 * @return more than there are lanes
	 */
	int threads() {
		return this.lanes + GapEngine.Builder.THREADS_BESIDE_LANES;
	}

	private static void compare(int configured, int max) {
		if (configured > max) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, configured,
					"The pool of the DataSource has only %d connections. Lower the concurrency, or leave it out for half of the pool, or let the pool be larger."
						.formatted(max));
		}
		if (configured > 1 && 2 * configured > max) {
			logger.warn(
					"%s is %d, more than half of the %d connections of the pool: the rest of the application may wait for connections"
						.formatted(PROPERTY, configured, max));
		}
	}

}

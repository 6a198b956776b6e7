package io.github.telegramupdates.spring.autoconfigure;

import java.time.Duration;

import io.github.telegramupdates.spring.ownership.jdbc.LeaseTimes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How several instances of an application share its accounts.
 *
 * @param mode Whether an account connects only where its lock in the database is held. By
 * default 'jdbc' if positions are stored by JPA in a database that other processes can
 * reach.
 * @param heartbeat Pause between two renewals of a lock.
 * @param timeToLive How long a lock holds that is not renewed, at least three heartbeats.
 */
@ConfigurationProperties("telegram.updates.cluster")
record ClusterProperties(@Nullable ClusterMode mode, @DefaultValue("5s") Duration heartbeat,
		@DefaultValue("30s") Duration timeToLive) {

	private static final Duration SHORTEST = Duration.ofMillis(100);

	/**
	 * Checks the values.
	 */
	ClusterProperties {
		if (heartbeat.compareTo(SHORTEST) < 0) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.cluster.heartbeat", heartbeat,
					"Use 100ms or more.");
		}
		if (timeToLive.compareTo(heartbeat.multipliedBy(3)) < 0) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.cluster.time-to-live", timeToLive,
					"Use three times telegram.updates.cluster.heartbeat or more: a renewal may fail.");
		}
	}

	LeaseTimes toTimes() {
		return new LeaseTimes(this.heartbeat, this.timeToLive);
	}

}

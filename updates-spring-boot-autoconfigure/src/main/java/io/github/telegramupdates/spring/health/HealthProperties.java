package io.github.telegramupdates.spring.health;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * When an account counts as down.
 *
 * @param disconnectedGrace How long an account may be without a connection before it
 * counts as down.
 * @param startGrace How long an account may take to start before it counts as down. The
 * time in which it waits for its turn, or as Telegram asked, is not counted.
 * @param blockedGrace How long a lane may be blocked by a delivery that fails, or the
 * database be away, before the account counts as down.
 */
@ConfigurationProperties("telegram.updates.health")
record HealthProperties(@DefaultValue("60s") Duration disconnectedGrace, @DefaultValue("60s") Duration startGrace,
		@DefaultValue("60s") Duration blockedGrace) {

	/**
	 * Checks the values.
	 */
	HealthProperties {
		requireNotNegative("disconnected-grace", disconnectedGrace);
		requireNotNegative("start-grace", startGrace);
		requireNotNegative("blocked-grace", blockedGrace);
	}

	private static void requireNotNegative(String name, Duration grace) {
		if (grace.isNegative()) {
			throw new InvalidConfigurationPropertyValueException("telegram.updates.health." + name, grace,
					"Use 0 for no grace at all.");
		}
	}

}

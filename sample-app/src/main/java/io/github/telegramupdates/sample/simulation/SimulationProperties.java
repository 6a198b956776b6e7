package io.github.telegramupdates.sample.simulation;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated Telegram behaves.
 *
 * @param dataDir Directory of the database and of the journal of the simulated Telegram.
 * They belong together: delete both or none.
 * @param seed Where chance comes from.
 * @param rate How many things the people in the simulated Telegram do in a second.
 * @param runFor How long they do it before the archive is judged and the application
 * ends. For ever if not set.
 */
@ConfigurationProperties("sample")
public record SimulationProperties(@DefaultValue("./data") Path dataDir, @DefaultValue("1") long seed,
		@DefaultValue("100") int rate, @Nullable Duration runFor) {

	/**
	 * Checks the values.
	 */
	public SimulationProperties {
		if (rate < 1) {
			throw new IllegalArgumentException("sample.rate must be at least 1, but is " + rate);
		}
	}

}

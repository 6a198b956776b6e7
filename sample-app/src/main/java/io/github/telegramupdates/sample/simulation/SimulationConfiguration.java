package io.github.telegramupdates.sample.simulation;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.simulator.SimulatedTelegram;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Telegram without Telegram. All that the starter wants is a bean of type
 * {@link io.github.telegramupdates.spring.account.TelegramConnectionFactory}, which is
 * here a {@link LossyLine}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!telegram")
class SimulationConfiguration {

	@Bean
	SimulatedTelegram simulatedTelegram(SimulationProperties properties) {
		// What the people did must survive a restart as the database does
		return SimulatedTelegram.builder().journal(properties.dataDir().resolve("telegram.journal")).build();
	}

	@Bean
	Cast cast(SimulatedTelegram telegram) {
		return Cast.of(telegram);
	}

	@Bean
	LossyLine lossyLine(SimulatedTelegram telegram) {
		return new LossyLine(telegram);
	}

	@Bean
	Play play(SimulatedTelegram telegram, Cast cast, LossyLine line, StateStorage storage,
			SimulationProperties properties) {
		return new Play(new Opening(telegram, cast, storage), new Players(telegram, cast, properties.seed()), line,
				properties);
	}

}

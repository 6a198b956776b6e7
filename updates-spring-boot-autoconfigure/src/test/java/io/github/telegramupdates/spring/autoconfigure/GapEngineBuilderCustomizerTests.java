package io.github.telegramupdates.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link GapEngineBuilderCustomizer}.
 */
class GapEngineBuilderCustomizerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class))
		.withPropertyValues("telegram.updates.storage.type=memory");

	@Test
	void customizersAreCalledInTheirOrder() {
		this.runner.withUserConfiguration(Ordered.class).run((context) -> {
			assertThat(context).hasSingleBean(GapEngine.class);
			context.getBean(GapEngine.class);
			assertThat(context.getBean(Ordered.class).calls).containsExactly("first", "second");
		});
	}

	@Test
	void whatACustomizerSetsWins() {
		StateStorage storage = mock(StateStorage.class);
		this.runner.withBean(GapEngineBuilderCustomizer.class, () -> (builder) -> builder.storage(storage))
			.run((context) -> {
				context.getBean(GapEngine.class).run(mock(TelegramConnection.class), 42, AuthOptions.bot());
				verify(storage, timeout(10_000)).claim(42);
			});
	}

	@Test
	void anEngineOfTheApplicationIsNotCustomized() {
		this.runner.withUserConfiguration(Ordered.class)
			.withBean(GapEngine.class, () -> mock(GapEngine.class))
			.run((context) -> {
				context.getBean(GapEngine.class);
				assertThat(context.getBean(Ordered.class).calls).isEmpty();
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Ordered {

		private final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		GapEngineBuilderCustomizer second() {
			return (builder) -> this.calls.add("second");
		}

		@Bean
		@Order(1)
		GapEngineBuilderCustomizer first() {
			return (builder) -> this.calls.add("first");
		}

	}

}

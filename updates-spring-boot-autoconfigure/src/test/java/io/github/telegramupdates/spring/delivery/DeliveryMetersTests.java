package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.spring.metrics.TelegramUpdatesMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What meters tell of deliveries.
 */
class DeliveryMetersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramUpdatesMetricsAutoConfiguration.class))
		.withBean(CallbackFailures.class);

	@Test
	void callbacksThatFailAfterTheCommitAreCounted() {
		this.runner.run((context) -> {
			MeterRegistry registry = new SimpleMeterRegistry();
			context.getBean(MeterBinder.class).bindTo(registry);
			context.getBean(CallbackFailures.class).failed(new IllegalStateException("too late"));
			assertThat(registry.get("telegram.updates.callback.failures").functionCounter().count()).isOne();
		});
	}

	@Test
	void applicationsWithoutMicrometerHaveNone() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("telegramUpdatesMeters"));
	}

}

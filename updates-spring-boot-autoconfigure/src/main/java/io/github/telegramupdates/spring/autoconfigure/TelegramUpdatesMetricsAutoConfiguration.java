package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.delivery.CallbackFailures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of meters, for applications that have Micrometer.
 */
@AutoConfiguration(after = TelegramUpdatesAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(CallbackFailures.class)
public final class TelegramUpdatesMetricsAutoConfiguration {

	@Bean
	MeterBinder telegramUpdatesMeters(CallbackFailures callbacks) {
		return (registry) -> FunctionCounter
			.builder("telegram.updates.callback.failures", callbacks, CallbackFailures::count)
			.description("What failed after the commit of a delivery")
			.register(registry);
	}

}

package io.github.telegramupdates.spring.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.delivery.FailedDelivery;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often an update that fails is delivered, as properties say it.
 */
class RetryPropertiesTests {

	private static final String PREFIX = "telegram.updates.delivery.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(DeliveryConfiguration.class)
		.withBean(BatchHandler.class, () -> StubHandler.notingIn(new ArrayList<>()));

	private static RetryPolicy policy(DeliveryProperties properties) {
		return properties.retry().toPolicy();
	}

	@Test
	void anUpdateHasFiveAttemptsAndIsParkedThenByDefault() {
		this.runner.run((context) -> {
			DeliveryProperties properties = context.getBean(DeliveryProperties.class);
			assertThat(policy(properties).maxAttempts()).isEqualTo(5);
			assertThat(policy(properties).jitter()).isEqualTo(0.2);
			assertThat(policy(properties).nonRetryable()).isEmpty();
			assertThat(policy(properties).backoff())
				.isEqualTo(new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30)));
			assertThat(actionOf(properties)).isEqualTo(FailureAction.PARK);
		});
	}

	private static FailureAction actionOf(DeliveryProperties properties) {
		return properties.onFailure()
			.toErrorHandler()
			.onFailure(new FailedDelivery(1, Lane.ACCOUNT, List.of(), 5, new IOException("any")));
	}

	@Test
	void attemptsJitterAndWhatIsNotWorthAnotherOneAreSet() {
		this.runner.withPropertyValues(PREFIX + "retry.max-attempts=2", PREFIX + "retry.jitter=0",
				PREFIX + "retry.non-retryable=java.io.IOException,java.lang.AssertionError", PREFIX + "on-failure=hold")
			.run((context) -> {
				DeliveryProperties properties = context.getBean(DeliveryProperties.class);
				assertThat(policy(properties).maxAttempts()).isEqualTo(2);
				assertThat(policy(properties).jitter()).isZero();
				assertThat(policy(properties).nonRetryable()).containsExactlyInAnyOrder(IOException.class,
						AssertionError.class);
				assertThat(actionOf(properties)).isEqualTo(FailureAction.HOLD);
			});
	}

	@ParameterizedTest
	@CsvSource({ "retry.max-attempts,0", "retry.jitter,-0.1", "retry.jitter,1.5",
			"retry.non-retryable,java.lang.String", "retry.non-retryable,com.example.NoSuchException",
			"on-failure,retry" })
	void aValueThatMeansNothingIsExplainedWithItsProperty(String property, String value) {
		this.runner.withPropertyValues(PREFIX + property + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(PREFIX + property)
				.hasStackTraceContaining(value));
	}

}

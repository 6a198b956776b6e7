package io.github.telegramupdates.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Backoff}.
 */
class BackoffTests {

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "PT0S", "PT0.0001S" })
	void aFirstWaitBelowAMillisecondWouldBeNone(Duration initial) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(initial, 2, Duration.ofSeconds(30)));
	}

	@Test
	void waitsGrowUpToTheLongest() {
		Backoff backoff = new Backoff(Duration.ofMillis(1), 3, Duration.ofMillis(20));
		assertThat(backoff.delay(1)).isEqualTo(Duration.ofMillis(1));
		assertThat(backoff.delay(3)).isEqualTo(Duration.ofMillis(9));
		assertThat(backoff.delay(1_000)).isEqualTo(Duration.ofMillis(20));
	}

}

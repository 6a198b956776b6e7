package io.github.telegramupdates.engine.delivery;

import java.time.Duration;
import java.util.Set;

import io.github.telegramupdates.engine.Backoff;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How often something is tried again, and when.
 */
class RetryPolicyTests {

	private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

	private static RetryPolicy policy(int attempts, double jitter) {
		return new RetryPolicy(attempts, WAITS, jitter, Set.of(IllegalStateException.class));
	}

	@Test
	void theLastAttemptIsFollowedByNone() {
		Exception failure = new Exception("any");
		assertThat(policy(2, 0).retries(1, failure)).isTrue();
		assertThat(policy(2, 0).retries(2, failure)).isFalse();
		assertThat(policy(2, 0).retries(3, failure)).isFalse();
	}

	@Test
	void subclassesAndCausesAreNotRetriedEither() {
		class Special extends IllegalStateException {

			private static final long serialVersionUID = 1L;

		}
		assertThat(policy(9, 0).retries(1, new Special())).isFalse();
		assertThat(policy(9, 0).retries(1, new Exception("around", new Special()))).isFalse();
		assertThat(policy(9, 0).retries(1, new RuntimeException("around"))).isTrue();
	}

	@Test
	void causesThatFormACircleAreLookedAtOnce() {
		Exception inner = new Exception("inner");
		Exception outer = new Exception("outer", inner);
		inner.initCause(outer);
		assertThat(policy(9, 0).retries(1, outer)).isTrue();
		assertThat(FailureCauses.of(outer)).containsExactly(outer, inner);
	}

	@Test
	void jitterMakesWaitsLongerAndNeverShorter() {
		assertThat(policy(9, 0.5).delay(2, 0)).isEqualTo(Duration.ofSeconds(2));
		assertThat(policy(9, 0.5).delay(2, 1)).isEqualTo(Duration.ofSeconds(3));
		assertThat(policy(9, 0.5).longestDelay(1)).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void valuesThatMeanNothingAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(0, 0)).withMessageContaining("At least one");
		assertThatIllegalArgumentException().isThrownBy(() -> policy(1, -0.1)).withMessageContaining("jitter");
		assertThatIllegalArgumentException().isThrownBy(() -> policy(1, 1.1)).withMessageContaining("jitter");
		assertThatIllegalArgumentException().isThrownBy(() -> policy(1, Double.NaN)).withMessageContaining("jitter");
	}

}

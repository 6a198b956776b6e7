package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which time counts.
 */
class CountedTimeTests {

	private final AtomicLong now = new AtomicLong(-5_000);

	private final CountedTime time = new CountedTime(this.now::get);

	@Test
	void itStandsStillBeforeTheStart() {
		pass(10);
		assertThat(this.time.elapsed()).isZero();
	}

	@Test
	void timeThatPassesCounts() {
		this.time.restart();
		pass(10);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void aWaitDoesNotCountHoweverOftenItIsLookedAt() {
		this.time.restart();
		pass(10);
		this.time.pause(Duration.ofSeconds(100));
		pass(50);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(10));
		assertThat(this.time.waitMillis()).hasValue(50_000);
		pass(60);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(20));
		assertThat(this.time.waitMillis()).isEmpty();
	}

	@Test
	void waitsThatOverlapAreOne() {
		this.time.restart();
		this.time.pause(Duration.ofSeconds(100));
		pass(50);
		this.time.pause(Duration.ofSeconds(10));
		pass(51);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void aWaitOutlivesARestart() {
		this.time.pause(Duration.ofSeconds(100));
		pass(10);
		this.time.restart();
		pass(91);
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void nothingIsLeftAfterTheEnd() {
		this.time.restart();
		pass(10);
		this.time.end();
		pass(10);
		assertThat(this.time.elapsed()).isZero();
	}

	private void pass(int seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toMillis());
	}

}

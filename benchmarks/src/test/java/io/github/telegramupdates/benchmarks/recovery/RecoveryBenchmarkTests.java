package io.github.telegramupdates.benchmarks.recovery;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the benchmark measures is a recovery.
 */
class RecoveryBenchmarkTests {

	private final Outage outage = new Outage(30, 10, Duration.ofMillis(5));

	@Test
	void theBoundIsTheTimeOfTenRequestsAtATime() {
		assertThat(new Outage(1_000, 10, Duration.ofMillis(50)).boundSeconds()).isEqualTo(5);
	}

	@Test
	void eachChannelThatTheDifferenceOfAStartNamesIsAskedForOnce() throws InterruptedException {
		assertRecovered(Recovery.afterStart(this.outage));
	}

	@Test
	void eachChannelWithAGapIsAskedForOnce() throws InterruptedException {
		assertRecovered(Recovery.afterGaps(this.outage));
	}

	private void assertRecovered(Recovery.Result result) {
		assertThat(result.requests()).isEqualTo(this.outage.channels());
		assertThat(result.mostInFlight()).isBetween(1, Outage.IN_FLIGHT);
		assertThat(result.seconds()).isGreaterThanOrEqualTo(this.outage.boundSeconds());
	}

}

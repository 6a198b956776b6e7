package io.github.telegramupdates.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTests {

	@Test
	void aPercentileIsOneOfTheTimes() {
		Latencies latencies = Latencies.ofNanos(4_000, 1_000, 3_000, 2_000);
		assertThat(latencies.percentile(50)).isEqualTo(2);
		assertThat(latencies.percentile(99)).isEqualTo(4);
	}

}

package io.github.telegramupdates.benchmarks.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the benchmark measures is that everything arrives.
 */
class ReceivingTests {

	@Test
	void theClientReceivesAllContainersOfARound() throws Exception {
		try (Receiving receiving = new Receiving()) {
			Receiving.Round round = receiving.round(20);
			assertThat(round.bytes()).isBetween(20 * 950_000L, 20 * 1_050_000L);
			assertThat(round.nanos()).isPositive();
			assertThat(round.baselineNanos()).isPositive();
			assertThat(receiving.round(1).containers()).isOne();
		}
	}

}

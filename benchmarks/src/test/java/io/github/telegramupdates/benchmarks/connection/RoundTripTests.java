package io.github.telegramupdates.benchmarks.connection;

import io.github.telegramupdates.benchmarks.Latencies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTripTests {

	@Test
	void aCallIsAnswered() throws Exception {
		try (RoundTrips calls = new RoundTrips()) {
			Latencies latencies = calls.measure(10);
			assertThat(latencies.percentile(99)).isGreaterThanOrEqualTo(latencies.percentile(50));
		}
	}

	@Test
	void anEchoComesBack() throws Exception {
		try (EchoServer echo = new EchoServer(200)) {
			assertThat(echo.measure(10).percentile(50)).isPositive();
		}
	}

}

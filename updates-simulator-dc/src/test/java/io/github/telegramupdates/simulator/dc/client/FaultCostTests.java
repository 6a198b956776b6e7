package io.github.telegramupdates.simulator.dc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each fault costs over each transport, counted by the data center: client and
 * engine receive every message once and send one. They never log in again, and exchange a
 * second key only for another data center.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class FaultCostTests {

	static Stream<Arguments> faultsAndTransports() {
		List<Arguments> all = new ArrayList<>();
		for (FaultCost row : FaultCost.ALL) {
			for (Transport transport : Transport.values()) {
				all.add(Arguments.of(row, transport));
			}
		}
		return all.stream();
	}

	@ParameterizedTest
	@MethodSource("faultsAndTransports")
	void aFaultCostsWhatItHasTo(FaultCost row, Transport transport) throws Exception {
		Fault fault = FaultRequest.of(row.fault()).fault();
		try (SocketRun run = new SocketRun(transport, row.fault())) {
			run.receiveAllAndSend();
			DataCenterCounters counters = run.counters();
			int hits = counters.faults().getOrDefault(fault, 0);
			System.out.println("fault " + row.fault() + " over " + transport + ": " + hits);
			assertThat(hits).isPositive();
			assertThat(counters.connections()).as("connections").isEqualTo(row.connections());
			assertThat(counters.sessions()).as("sessions").isEqualTo(row.sessions());
			assertThat(counters.exchanges()).as("exchanges").isEqualTo(row.exchanges());
			assertThat(counters.logins()).as("logins").isOne();
			assertThat(counters.repeatedCalls()).as("repeated calls").isZero();
			assertThat(counters.sharedKeys()).as("shared keys").isZero();
			assertThat(counters.sent()).containsExactly("hello");
			assertThat(counters.violations()).isEmpty();
		}
	}

}

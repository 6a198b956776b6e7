package io.github.telegramupdates.simulator.dc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.Counters;
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

	/** Fault, connections and sessions; those that need much patience first. */
	private static final List<Row> ROWS = List.of(new Row("silence", 2, 1), new Row("flood429", 2, 1),
			new Row("bad-salt", 1, 1), new Row("bad-msg:16", 1, 1), new Row("bad-msg:20", 1, 1), new Row("dup", 1, 1),
			new Row("gzip:2", 1, 1), new Row("container", 1, 1), new Row("unknown", 1, 1),
			new Row("msg-detailed:2", 1, 1), new Row("bad-msg:17", 1, 2), new Row("bad-msg:18", 1, 2),
			new Row("bad-msg:19", 1, 2), new Row("bad-msg:32", 1, 2), new Row("bad-msg:33", 1, 2),
			new Row("bad-msg:34", 1, 2), new Row("bad-msg:35", 1, 2), new Row("bad-msg:64", 1, 2),
			new Row("disconnect", 2, 1), new Row("half", 2, 1), new Row("wrong-key", 2, 1), new Row("not-found", 2, 1),
			new Row("lose-session", 1, 2), new Row("drop-result", 1, 1), new Row("fragment:5", 1, 1),
			new Row("slice", 1, 1), new Row("channel-gap", 1, 1), new Row("internal", 1, 1), new Row("flood", 1, 1),
			new Row("migrate", 2, 2, 2));

	static Stream<Arguments> faultsAndTransports() {
		List<Arguments> all = new ArrayList<>();
		for (Row row : ROWS) {
			for (Transport transport : Transport.values()) {
				all.add(Arguments.of(row, transport));
			}
		}
		return all.stream();
	}

	@ParameterizedTest
	@MethodSource("faultsAndTransports")
	void aFaultCostsWhatItHasTo(Row row, Transport transport) throws Exception {
		Fault fault = FaultRequest.of(row.fault()).fault();
		try (SocketRun run = new SocketRun(transport, row.fault())) {
			run.withPingInterval(row.pingInterval()).receiveAllAndSend();
			Counters counters = run.counters();
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

	private record Row(String fault, int connections, int sessions, int exchanges) {

		Row(String fault, int connections, int sessions) {
			this(fault, connections, sessions, 1);
		}

		/** After a ping, its answer is waited for 15 s unless the next one is sent. */
		Duration pingInterval() {
			return Duration.ofSeconds(this.fault.equals("silence") ? 17 : 1);
		}

		@Override
		public String toString() {
			return this.fault;
		}

	}

}

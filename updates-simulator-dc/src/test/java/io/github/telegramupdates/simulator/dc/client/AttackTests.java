package io.github.telegramupdates.simulator.dc.client;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.fault.Attack;
import io.github.telegramupdates.tl.UpdateServiceNotification;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Evil messages over a socket, sent to a client that waits for an answer: nothing in them
 * has an effect, the call gets its true answer, and the client lives on. An envelope that
 * the server cannot have made ends the connection.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class AttackTests {

	private static final Set<Attack> ENVELOPES = EnumSet.of(Attack.FLIPPED_BIT, Attack.TRUNCATED, Attack.WRONG_KEY_ID,
			Attack.PLAIN, Attack.REFLECTED, Attack.SHORT_PADDING, Attack.LONG_PADDING, Attack.LONG_LENGTH,
			Attack.NEGATIVE_LENGTH, Attack.UNEVEN_LENGTH);

	/** These damage only themselves, and the client says that something is missing. */
	private static final Set<Attack> UNREADABLE = EnumSet.of(Attack.NESTED_CONTAINER, Attack.CONTAINER_BOMB,
			Attack.LONG_PART, Attack.GZIP_BOMB, Attack.NESTED_GZIP, Attack.VECTOR_BOMB);

	/** Each attack over the usual transport, and one of each kind over all. */
	static Stream<Arguments> attacks() {
		List<Arguments> all = new ArrayList<>();
		for (Attack attack : Attack.values()) {
			all.add(Arguments.of(attack, Transport.INTERMEDIATE));
		}
		for (Attack attack : List.of(Attack.FLIPPED_BIT, Attack.OLD_ID, Attack.VECTOR_BOMB)) {
			for (Transport transport : Transport.values()) {
				all.add(Arguments.of(attack, transport));
			}
		}
		return all.stream();
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void anEvilMessageHasNoEffect(Attack attack, Transport transport) throws Exception {
		RecordingSink sink = new RecordingSink();
		try (SocketRun run = new SocketRun(transport, attack.text()); TelegramClient client = run.client()) {
			client.connection().subscribe(sink);
			SocketRun.within(client.connect());
			for (int calls = 0; run.counters().faults().isEmpty(); calls++) {
				assertThat(calls).isLessThan(10_000);
				SocketRun.within(client.connection().api().invoke(new GetState()));
			}
			SocketRun.within(client.connection().api().invoke(SocketRun.hello()));
			DataCenterCounters counters = run.counters();
			assertThat(sink.errors()).isEmpty();
			assertThat(sink.updates()).noneMatch((updates) -> updates instanceof Updates container
					&& container.updates().stream().anyMatch(UpdateServiceNotification.class::isInstance));
			assertThat(sink.signals().stream().anyMatch(SessionSignal.DecodeFailed.class::isInstance))
				.isEqualTo(UNREADABLE.contains(attack));
			assertThat(counters.faults()).containsExactly(Map.entry(attack, 1));
			assertThat(counters.connections()).isEqualTo(ENVELOPES.contains(attack) ? 2 : 1);
			assertThat(counters.sessions()).isOne();
			assertThat(counters.exchanges()).isOne();
			assertThat(counters.logins()).isOne();
			assertThat(counters.repeatedCalls()).isZero();
			assertThat(counters.violations()).isEmpty();
			assertThat(counters.sent()).containsExactly("hello");
		}
	}

}

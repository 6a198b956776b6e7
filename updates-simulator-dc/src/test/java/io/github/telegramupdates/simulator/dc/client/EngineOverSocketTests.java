package io.github.telegramupdates.simulator.dc.client;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way over a socket, with each transport: what it costs if nothing goes wrong,
 * after a restart, and if the account's key is gone.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EngineOverSocketTests {

	@ParameterizedTest
	@EnumSource(Transport.class)
	void aLostMessageIsRecovered(Transport transport) throws Exception {
		try (SocketRun run = new SocketRun(transport)) {
			assertThat(run.receiveAllAndSend()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
			DataCenterCounters counters = run.counters();
			assertThat(counters.violations()).isEmpty();
			assertThat(counters.sent()).containsExactly("hello");
		}
	}

	@ParameterizedTest
	@EnumSource(Transport.class)
	void aStoredSessionCostsNeitherAnExchangeNorALogin(Transport transport) throws Exception {
		try (SocketRun run = new SocketRun(transport)) {
			run.receiveAllAndSend();
			try (TelegramClient again = run.client()) {
				assertThat(SocketRun.within(again.connect())).isEqualTo(SocketRun.BOT_ID);
				SocketRun.within(again.connection().api().invoke(new GetState()));
				assertThat(again.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
			}
			DataCenterCounters counters = run.counters();
			assertThat(counters.connections()).isEqualTo(2);
			assertThat(counters.sessions()).isEqualTo(2);
			assertThat(counters.exchanges()).isOne();
			assertThat(counters.logins()).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource(Transport.class)
	void aKeyThatIsUnknownTwiceIsGoneForGood(Transport transport) throws Exception {
		CompletableFuture<SessionSignal> end = new CompletableFuture<>();
		try (SocketRun run = new SocketRun(transport, "not-found:2"); TelegramClient client = run.client()) {
			client.connection().subscribe(new RecordingSink() {
				@Override
				public void onSignal(SessionSignal signal) {
					if (signal instanceof SessionSignal.LoggedOut) {
						end.complete(signal);
					}
				}
			});
			SocketRun.within(client.connect());
			SocketRun.within(client.connection().api().invoke(new GetState()));
			assertThat(SocketRun.within(end)).isEqualTo(new SessionSignal.LoggedOut("AUTH_KEY_UNREGISTERED"));
			DataCenterCounters counters = run.counters();
			assertThat(counters.connections()).isEqualTo(2);
			assertThat(counters.exchanges()).isOne();
			assertThat(counters.logins()).isOne();
		}
	}

}

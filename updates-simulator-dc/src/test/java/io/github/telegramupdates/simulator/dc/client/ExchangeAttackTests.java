package io.github.telegramupdates.simulator.dc.client;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.fault.ExchangeFault;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Evil exchanges over a socket: the client uses no key of them, and agrees on one with
 * the same server over another connection as soon as that behaves.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ExchangeAttackTests {

	/** The server believes that these have led to a key. */
	private static final Set<ExchangeFault> LAST_STEP = EnumSet.of(ExchangeFault.GEN_NONCE,
			ExchangeFault.GEN_SERVER_NONCE, ExchangeFault.NEW_NONCE_HASH);

	@ParameterizedTest
	@EnumSource(ExchangeFault.class)
	void noKeyOfAnEvilExchangeIsUsed(ExchangeFault fault) throws Exception {
		try (SocketRun run = new SocketRun(Transport.INTERMEDIATE, fault.text());
				TelegramClient client = run.client()) {
			assertThat(SocketRun.within(client.connect())).isEqualTo(SocketRun.BOT_ID);
			DataCenterCounters counters = run.counters();
			boolean sameConnection = fault == ExchangeFault.DH_RETRY;
			assertThat(counters.faults()).containsExactly(Map.entry(fault, 1));
			assertThat(counters.connections()).isEqualTo(sameConnection ? 1 : 2);
			assertThat(counters.exchanges()).isEqualTo(LAST_STEP.contains(fault) ? 2 : 1);
			assertThat(counters.sessions()).isOne();
			assertThat(counters.logins()).isOne();
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(sameConnection ? 1 : 2, 1, 1, 1));
		}
	}

}

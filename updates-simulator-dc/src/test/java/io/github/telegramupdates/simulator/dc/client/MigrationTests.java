package io.github.telegramupdates.simulator.dc.client;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account that is in another data center than the one where its client begins.
 */
@Timeout(120)
class MigrationTests {

	@Test
	void theClientFindsTheDataCenterOfTheAccountAndLogsInThereOnce() throws Exception {
		try (SocketRun run = new SocketRun(Transport.INTERMEDIATE, "migrate:4")) {
			assertThat(run.receiveAllAndSend()).isEqualTo(new ClientStatistics(2, 2, 2, 1));
			DataCenterCounters counters = run.counters();
			assertThat(counters.violations()).isEmpty();
			assertThat(counters.sent()).containsExactly("hello");
			assertThat(counters.logins()).isOne();
			try (TelegramClient again = run.client()) {
				SocketRun.within(again.connect());
				SocketRun.within(again.connection().api().invoke(new GetState()));
				assertThat(again.status().dc()).isEqualTo(4);
				assertThat(again.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
			}
		}
	}

}

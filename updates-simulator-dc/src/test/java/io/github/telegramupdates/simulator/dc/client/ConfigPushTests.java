package io.github.telegramupdates.simulator.dc.client;

import java.io.IOException;
import java.util.List;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A data center that listens elsewhere from now on, and says so.
 */
@Timeout(60)
class ConfigPushTests {

	private final DataCenter dataCenter = DataCenter.start(SimulatedTelegram.builder().build(),
			DataCenterOptions.defaults());

	private final PortForwarder old = new PortForwarder(this.dataCenter.port());

	private final ServerAddress address = new ServerAddress("127.0.0.1", this.dataCenter.port());

	private final SessionStore store = SessionStore.inMemory();

	private final RecordingSink sink = new RecordingSink();

	private final TelegramClient client = TelegramClient.builder()
		.api(1, "hash")
		.botToken("4711:secret")
		.server(2, new ServerAddress("127.0.0.1", this.old.port()), List.of(this.dataCenter.publicKey()))
		.sessionStore(this.store)
		.build();

	ConfigPushTests() throws IOException {
	}

	@AfterEach
	void close() {
		this.client.close();
		this.old.close();
		this.dataCenter.close();
	}

	private void connect() throws Exception {
		this.client.connection().subscribe(this.sink);
		SocketRun.within(this.client.connect());
		call();
	}

	private void call() throws Exception {
		SocketRun.within(this.client.connection().api().invoke(new GetState()));
	}

	private void awaitAddress() {
		while (!this.store.load().orElseThrow().addresses().equals(List.of(this.address))) {
			BusyWait.once();
		}
	}

	@Test
	void aPushedAddressIsUsedWhenTheOldOneIsGone() throws Exception {
		connect();
		DcOption option = DcOption.builder().id(2).ipAddress(this.address.host()).port(this.address.port()).build();
		UpdatesType pushed = new UpdateShort(new UpdateDcOptions(List.of(option)), 1);
		this.dataCenter.push(pushed);
		awaitAddress();
		assertThat(this.sink.updates()).contains(pushed);
		this.old.close();
		while (!this.address.toString().equals(this.client.status().address())) {
			BusyWait.once();
		}
		call();
		assertThat(this.client.statistics().logins()).isOne();
	}

}

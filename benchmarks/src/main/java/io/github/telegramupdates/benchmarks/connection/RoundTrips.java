package io.github.telegramupdates.benchmarks.connection;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.benchmarks.Latencies;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.tl.updates.rpc.GetState;

/**
 * Calls of a client that is logged in at a simulated data center, one after the other.
 */
final class RoundTrips implements AutoCloseable {

	private static final int DC = 2;

	private static final long PATIENCE_SECONDS = 30;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults());

	private final TelegramClient client = TelegramClient.builder()
		.api(1, "hash")
		.botToken("4711:token")
		.server(DC, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
		.build();

	RoundTrips() throws Exception {
		this.client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Asks for the state of the account.
	 * @param count how often
	 * @return how long it took until each answer was decoded, and the caller had it
	 */
	Latencies measure(int count) throws Exception {
		return Latencies.of(count,
				() -> this.client.connection().api().invoke(new GetState()).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
	}

	@Override
	public void close() {
		this.client.close();
		this.dataCenter.close();
		this.telegram.close();
	}

}

package io.github.telegramupdates.sample.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.simulator.truth.AccountTruth;

/**
 * The simulated Telegram of an application in another process, which logs in as a bot.
 * Its network loses pushes, but breaks down only once, at the end.
 */
public final class RemoteTelegram implements AutoCloseable {

	private static final long BOT_ID = 4_000_001;

	private static final String TOKEN = BOT_ID + ":remote";

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final Participants participants = Participants.of(this.telegram, this.telegram.bot("bot" + BOT_ID, BOT_ID));

	private final DataCenter dataCenter = DataCenter.start(this.telegram,
			DataCenterOptions.defaults()
				.withCredentials(new Credentials(TOKEN, null, null, null))
				.withFaults(SimulationConfiguration.FAULTS));

	/**
	 * What an application logs in by.
	 * @return variables of its environment, as for Telegram
	 */
	public Map<String, String> credentials() {
		return Map.of("TELEGRAM_API_ID", "1", "TELEGRAM_API_HASH", "hash", "TELEGRAM_BOT_TOKEN", TOKEN);
	}

	/**
	 * What leads an application here.
	 * @param directory where its database and the public key of the data center are kept
	 * @return ordinary properties, as for Telegram
	 * @throws IOException if the key cannot be written
	 */
	public List<String> properties(Path directory) throws IOException {
		Path key = Files.writeString(directory.resolve("key.pem"), this.dataCenter.publicKey().toPem());
		return List.of("--telegram.updates.servers[0].address=127.0.0.1:" + this.dataCenter.port(),
				"--telegram.updates.public-keys=" + key.toUri(), "--sample.data-dir=" + directory);
	}

	/**
	 * Lets people talk as soon as the application listens.
	 * @param positions how far the application is
	 * @param settings how much they talk
	 * @return the talk
	 */
	public SimulationRun begin(Positions positions, SimulationProperties settings) {
		LossyNetwork network = new LossyNetwork(this.dataCenter, 0, settings.seed());
		SimulationRun run = new SimulationRun(new BeginningMarker(this.telegram, this.participants, positions),
				new RandomActions(this.telegram, this.participants, settings.seed()), network, settings);
		run.begin();
		return run;
	}

	/**
	 * What really happened to the application's account.
	 * @return a snapshot
	 */
	public AccountTruth truth() {
		return this.telegram.truth(this.participants.archive());
	}

	/**
	 * What the application has cost.
	 * @return a snapshot
	 */
	public DataCenterCounters counters() {
		return this.dataCenter.counters();
	}

	@Override
	public void close() {
		this.dataCenter.close();
		this.telegram.close();
	}

}

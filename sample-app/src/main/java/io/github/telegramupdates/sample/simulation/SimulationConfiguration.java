package io.github.telegramupdates.sample.simulation;

import java.net.InetAddress;
import java.util.List;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.fault.CallFault;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.simulator.dc.fault.SessionFault;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.spring.client.TelegramConnectionDetails;
import io.github.telegramupdates.spring.client.TelegramServers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Telegram without Telegram: a data center in this process, to which the client of the
 * starter connects by the loopback interface as it would connect to Telegram's. All that
 * it needs is another {@link TelegramConnectionDetails}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!telegram")
class SimulationConfiguration {

	/** What costs the application neither a connection nor a session. */
	static final FaultRequest[] FAULTS = { new FaultRequest(SessionFault.DUPLICATE, 100),
			new FaultRequest(SessionFault.GZIP, 100), new FaultRequest(SessionFault.CONTAINER, 100),
			new FaultRequest(SessionFault.UNKNOWN, 5), new FaultRequest(SessionFault.BAD_SALT, 3),
			new FaultRequest(SessionFault.DROP_RESULT, 2), new FaultRequest(CallFault.INTERNAL, 5) };

	private static final double DISCONNECTION = 0.002;

	@Bean
	SimulatedTelegram simulatedTelegram(SimulationProperties properties) {
		// What the people did must survive a restart as the database does
		return SimulatedTelegram.builder().journal(properties.dataDir().resolve("telegram.journal")).build();
	}

	@Bean
	DataCenter dataCenter(SimulatedTelegram telegram) {
		return DataCenter.start(telegram,
				DataCenterOptions.defaults()
					.withCredentials(new Credentials(null, Participants.PHONE, LoginCode.CODE, null))
					.withFaults(FAULTS));
	}

	@Bean
	TelegramConnectionDetails telegramConnectionDetails(DataCenter dataCenter) {
		TelegramServers servers = new TelegramServers(false, List
			.of(new TelegramServers.Address(2, InetAddress.getLoopbackAddress().getHostAddress(), dataCenter.port())),
				List.of(dataCenter.publicKey()));
		return (account) -> servers;
	}

	@Bean
	LoginCode loginCode() {
		return new LoginCode();
	}

	@Bean
	Participants participants(SimulatedTelegram telegram) {
		return Participants.of(telegram, telegram.user(Participants.ARCHIVE));
	}

	@Bean
	LossyNetwork lossyNetwork(DataCenter dataCenter, SimulationProperties properties) {
		return new LossyNetwork(dataCenter, DISCONNECTION, properties.seed());
	}

	@Bean
	Positions positions(StateStorage storage, Participants participants) {
		return new StoredPositions(storage, participants.archive().id());
	}

	@Bean
	SimulationRun run(SimulatedTelegram telegram, Participants participants, LossyNetwork network, Positions positions,
			SimulationProperties properties) {
		return new SimulationRun(new BeginningMarker(telegram, participants, positions),
				new RandomActions(telegram, participants, properties.seed()), network, properties);
	}

}

package io.github.telegramupdates.sample.simulation;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects the account to the simulated Telegram. Good at first; once disturbed, it loses
 * pushes, delivers them twice or late, and breaks down now and then.
 */
final class LossyLine implements TelegramConnectionFactory {

	private final SimulatedTelegram telegram;

	private Faults faults = Faults.none();

	private @Nullable SimulatedConnection connection;

	LossyLine(SimulatedTelegram telegram) {
		this.telegram = telegram;
	}

	@Override
	public synchronized TelegramConnection connect(TelegramAccount account) {
		SimulatedAccount who = account.isBot() ? this.telegram.bot(account.name()) : this.telegram.user(account.name());
		SimulatedConnection opened = this.telegram.connect(who, this.faults);
		this.connection = opened;
		return opened;
	}

	void disturb(long seed) {
		become(Faults.builder()
			.seed(seed)
			.loss(0.03)
			.duplication(0.03)
			.reordering(0.05, 400)
			.delay(1, 10)
			.disconnection(0.002, 800)
			.newSession()
			.rpcError(0.05, 500, "RPC_CALL_FAIL")
			.build());
	}

	/**
	 * Stops to disturb, and connects once more: nobody would notice otherwise that the
	 * last pushes were lost, as nothing comes after them.
	 */
	synchronized void calm() {
		become(Faults.none());
		if (this.connection != null) {
			this.connection.disconnect();
			this.connection.reconnect();
		}
	}

	private synchronized void become(Faults other) {
		this.faults = other;
		if (this.connection != null) {
			this.connection.setFaults(other);
		}
	}

}

package io.github.telegramupdates.spring.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.Counters;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.JpaStorageAutoConfiguration;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application whose account lives in a data center behind a socket.
 */
class ClientEndToEndTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults());

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JpaStorageAutoConfiguration.class,
					TelegramUpdatesAutoConfiguration.class, TelegramClientAutoConfiguration.class))
			.withBean(Archive.class)
			.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.accounts.archive.api-id=1",
					"telegram.updates.accounts.archive.api-hash=hash",
					"telegram.updates.accounts.archive.bot-token=4711:token",
					"telegram.updates.servers[0].address=127.0.0.1:" + this.dataCenter.port(),
					"telegram.updates.public-keys[0]=" + this.dataCenter.publicKey().toPem(),
					"telegram.updates.session.store=memory");
	}

	@AfterEach
	void close() {
		this.dataCenter.close();
		this.telegram.close();
	}

	@Test
	void aMessageArrivesAtTheListener() {
		runner().run((context) -> {
			awaitLive(context.getBean(TelegramAccounts.class));
			SimulatedAccount bot = this.telegram.bot("bot4711", 4711);
			this.telegram.user("alice").sends(bot, "good morning");
			assertThat(context.getBean(Archive.class).texts.poll(10, TimeUnit.SECONDS)).isEqualTo("good morning");
		});
		Counters costs = this.dataCenter.counters();
		assertThat(costs.logins()).isOne();
		assertThat(costs.connections()).isOne();
		assertThat(costs.violations()).isEmpty();
	}

	private static void awaitLive(TelegramAccounts accounts) {
		await().until(() -> accounts.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
	}

	static class Archive {

		private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			if (update.message() instanceof Message message) {
				this.texts.add(message.message());
			}
		}

	}

}

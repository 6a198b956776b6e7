package io.github.telegramupdates.spring.client;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.Counters;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.JpaStorageAutoConfiguration;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application whose account lives in a data center behind a socket.
 */
class ClientEndToEndTests {

	@TempDir
	private Path directory;

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

	@Test
	void aUserLogsInByACodeAndNoMoreAfterARestart() {
		List<String> asked = new CopyOnWriteArrayList<>();
		ApplicationContextRunner users = runner().withBean(TelegramAuthorizationHandler.class, () -> new Codes(asked))
			.withPropertyValues("telegram.updates.accounts.archive.bot-token=",
					"telegram.updates.accounts.archive.phone=+1000", "telegram.updates.session.store=file",
					"telegram.updates.session.directory=" + this.directory,
					"telegram.updates.session.encryption-key=" + "A".repeat(43) + "=");
		users.run((context) -> awaitLive(context.getBean(TelegramAccounts.class)));
		users.run((context) -> awaitLive(context.getBean(TelegramAccounts.class)));
		assertThat(asked).containsExactly("archive");
		assertThat(this.dataCenter.counters().logins()).isOne();
		assertThat(this.dataCenter.counters().exchanges()).isOne();
	}

	@Test
	void aRefusedLoginIsNotTriedAgain() {
		runner().withPropertyValues("telegram.updates.accounts.archive.bot-token=777:peer").run((context) -> {
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			await().until(() -> accounts.connection("archive").phase() == ConnectionState.Phase.UNAUTHORIZED);
			assertThat(accounts.connection("archive").problem()).isEqualTo("ACCESS_TOKEN_INVALID");
		});
		assertThat(this.dataCenter.counters().connections()).isOne();
	}

	private static void awaitLive(TelegramAccounts accounts) {
		await().until(() -> accounts.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
	}

	record Codes(List<String> asked) implements TelegramAuthorizationHandler {

		@Override
		public CompletionStage<String> code(String account, CodeRequest request) {
			this.asked.add(account);
			return CompletableFuture.completedFuture("12345");
		}

		@Override
		public CompletionStage<String> password(String account, PasswordRequest request) {
			return CompletableFuture.failedFuture(new IllegalStateException("no password"));
		}

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

package io.github.telegramupdates.spring.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.spring.BoundMeters;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.health.TelegramUpdatesHealthAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.Ownership;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application whose account lives in a data center behind a socket.
 */
class ClientEndToEndTests {

	private static final ServerKey SERVER_KEY = ServerKey.generate();

	@TempDir
	private Path directory;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults(), SERVER_KEY);

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class,
					TelegramUpdatesAutoConfiguration.class, TelegramClientAutoConfiguration.class,
					TelegramUpdatesHealthAutoConfiguration.class))
			.withBean(Archive.class)
			.withBean(BoundMeters.class)
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
		DataCenterCounters costs = this.dataCenter.counters();
		assertThat(costs.logins()).isOne();
		assertThat(costs.connections()).isOne();
		assertThat(costs.violations()).isEmpty();
	}

	@Test
	void aConnectionThatIsLostComesBackOnlyWhileTheAccountIsGranted() {
		AtomicBoolean granted = new AtomicBoolean(true);
		AtomicInteger questions = new AtomicInteger();
		runner().withBean(AccountOwnership.class, () -> new Grants(granted, questions)).run((context) -> {
			awaitLive(context.getBean(TelegramAccounts.class));
			granted.set(false);
			int asked = questions.get();
			this.dataCenter.disconnectAll();
			await().until(() -> questions.get() > asked + 1);
			assertThat(this.dataCenter.counters().connections()).isOne();
			granted.set(true);
			await().until(() -> this.dataCenter.counters().connections() == 2);
		});
		assertThat(this.dataCenter.counters().logins()).isOne();
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
	void aLoginThatWaitsForItsCodeIsNotDown() {
		runner().withBean(TelegramAuthorizationHandler.class, Silence::new)
			.withPropertyValues("telegram.updates.accounts.archive.bot-token=",
					"telegram.updates.accounts.archive.phone=+1000", "telegram.updates.health.start-grace=0")
			.run((context) -> {
				await().until(() -> LoginStatus.State.WAITING_FOR_CODE.equals(health(context).get("login")));
				Health health = contributor(context).health();
				assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
				assertThat(health.getDetails()).containsEntry("problem", "waits for the code of its login");
			});
	}

	@Test
	void aRefusedLoginIsNotTriedAgain() {
		runner().withPropertyValues("telegram.updates.accounts.archive.bot-token=777:peer").run((context) -> {
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			await().until(() -> accounts.connection("archive").phase() == ConnectionState.Phase.UNAUTHORIZED);
			assertThat(accounts.connection("archive").problem()).isEqualTo("ACCESS_TOKEN_INVALID");
			assertThat(health(context)).containsEntry("login", LoginStatus.State.REFUSED)
				.containsEntry("loginRefusal", "ACCESS_TOKEN_INVALID")
				.containsEntry("loginCure", "Check the bot's token: @BotFather shows it.");
		});
		assertThat(this.dataCenter.counters().connections()).isOne();
	}

	@Test
	void healthAndMetersTellOfTheConnection() {
		runner().run((context) -> {
			awaitLive(context.getBean(TelegramAccounts.class));
			MeterRegistry meters = context.getBean(BoundMeters.class).registry;
			await().until(() -> health(context).containsKey("roundTripMillis"));
			assertThat(health(context)).containsEntry("login", LoginStatus.State.LOGGED_IN)
				.containsEntry("dataCenter", 2)
				.containsKey("clockOffsetMillis")
				.doesNotContainKeys("loginRefusal", "loginCure", "loginNotBefore");
			assertThat(meter(meters, "connections").counter().count()).isOne();
			assertThat(meter(meters, "key.exchanges").counter().count()).isOne();
			assertThat(meter(meters, "round.trip").timer().count()).isPositive();
			assertThat(meter(meters, "clock.offset").gauge().value()).isBetween(-60.0, 60.0);
			assertThat(meter(meters, "calls.in.flight").gauge().value()).isNotNegative();
		});
	}

	@Test
	void anAccountThatIsLoggedOutIsStoppedAndLogsInWhenItIsStartedAgain() {
		runner()
			.withPropertyValues("telegram.updates.session.store=file",
					"telegram.updates.session.directory=" + this.directory)
			.run((context) -> {
				TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
				awaitLive(accounts);
				assertThat(accounts.logOut("archive")).succeedsWithin(Duration.ofSeconds(10));
				assertThat(accounts.connection("archive").phase()).isEqualTo(ConnectionState.Phase.CLOSED);
				assertThat(contributor(context).health().getStatus()).isEqualTo(Status.UP);
				accounts.start("archive");
				awaitLive(accounts);
			});
		assertThat(this.dataCenter.counters().logins()).isEqualTo(2);
	}

	private static RequiredSearch meter(MeterRegistry registry, String name) {
		return registry.get("telegram.updates.client." + name).tag("account", "archive");
	}

	private static Map<String, Object> health(ApplicationContext context) {
		return contributor(context).health().getDetails();
	}

	private static HealthIndicator contributor(ApplicationContext context) {
		return (HealthIndicator) context.getBean(CompositeHealthContributor.class).getContributor("archive");
	}

	private static void awaitLive(TelegramAccounts accounts) {
		await().until(() -> accounts.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
	}

	/** Grants an account at once, and says later whether that still holds. */
	record Grants(AtomicBoolean granted, AtomicInteger questions) implements AccountOwnership {

		@Override
		public Ownership acquire(String account, AccountOwner owner) {
			owner.granted();
			return new Ownership() {

				@Override
				public Optional<String> holder() {
					return Optional.empty();
				}

				@Override
				public boolean isGranted() {
					Grants.this.questions.incrementAndGet();
					return Grants.this.granted.get();
				}

				@Override
				public void release() {
					// nobody else wants it
				}

			};
		}

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

	/** Somebody who is asked and does not answer. */
	static final class Silence implements TelegramAuthorizationHandler {

		@Override
		public CompletionStage<String> code(String account, CodeRequest request) {
			return new CompletableFuture<>();
		}

		@Override
		public CompletionStage<String> password(String account, PasswordRequest request) {
			return new CompletableFuture<>();
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

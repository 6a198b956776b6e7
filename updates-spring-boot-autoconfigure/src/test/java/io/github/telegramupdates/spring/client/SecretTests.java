package io.github.telegramupdates.spring.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.spring.BoundMeters;
import io.github.telegramupdates.spring.LoggedText;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.health.TelegramUpdatesHealthAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.metrics.TelegramUpdatesMetricsAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nothing secret is in logs of any level, in health, in meters, and in reports of a start
 * that fails.
 */
class SecretTests {

	private static final String HASH = "f00dfeed5ec2e7a9";

	private static final String TOKEN = "AAtokenOfTheBot";

	private static final String PHONE = "4915198765432";

	private static final String CODE = "7351904826";

	private static final String PASSWORD = "open sesame street";

	private static final String KEY = "c2VjcmV0U2VjcmV0U2VjcmV0U2VjcmV0U2VjcmV0MTI=";

	private static final String TEXT = "message 1";

	private static final List<String> SECRETS = List.of(HASH, TOKEN, PHONE, CODE, PASSWORD, KEY, TEXT);

	private static final ServerKey SERVER_KEY = ServerKey.generate();

	@TempDir
	private Path directory;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram,
			DataCenterOptions.defaults()
				.withCredentials(new Credentials("4711:" + TOKEN, PHONE, CODE, PASSWORD))
				.withPushes(1, Set.of())
				.withPushDelay(Duration.ZERO),
			SERVER_KEY);

	private final LoggedText log = new LoggedText();

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class,
					TelegramUpdatesAutoConfiguration.class, TelegramUpdatesMetricsAutoConfiguration.class,
					TelegramClientAutoConfiguration.class, TelegramUpdatesHealthAutoConfiguration.class))
			.withBean(Listener.class)
			.withBean(BoundMeters.class)
			.withBean(TelegramAuthorizationHandler.class, Owner::new)
			.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.accounts.archive.api-id=1",
					"telegram.updates.accounts.archive.api-hash=" + HASH,
					"telegram.updates.servers[0].address=127.0.0.1:" + this.dataCenter.port(),
					"telegram.updates.public-keys[0]=" + this.dataCenter.publicKey().toPem(),
					"telegram.updates.session.store=file", "telegram.updates.session.directory=" + this.directory,
					"telegram.updates.session.encryption-key=" + KEY);
	}

	@AfterEach
	void close() {
		this.log.close();
		this.dataCenter.close();
		this.telegram.close();
	}

	@Test
	void aBotTellsNothingSecret() {
		runs("telegram.updates.accounts.archive.bot-token=4711:" + TOKEN);
	}

	@Test
	void aUserTellsNothingSecret() {
		runs("telegram.updates.accounts.archive.phone=+" + PHONE);
	}

	@Test
	void aRefusedLoginTellsNothingSecret() {
		runner().withPropertyValues("telegram.updates.accounts.archive.bot-token=4712:" + TOKEN).run((context) -> {
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			await().until(() -> accounts.connection("archive").phase() == ConnectionState.Phase.UNAUTHORIZED);
			assertThat(told(context)).doesNotContain(SECRETS);
		});
		assertThat(this.log.text()).contains("ACCESS_TOKEN_INVALID").doesNotContain(SECRETS);
	}

	@Test
	void aStartThatFailsTellsNothingSecret() {
		fails("telegram.updates.accounts.archive.bot-token=4711:" + TOKEN,
				"telegram.updates.accounts.archive.phone=+" + PHONE);
		fails("telegram.updates.accounts.archive.api-id=one", "telegram.updates.accounts.archive.phone=+" + PHONE);
		fails("telegram.updates.accounts.archive.phone=+" + PHONE,
				"telegram.updates.session.encryption-key=" + KEY + KEY);
		fails("telegram.updates.accounts.archive.bot-token=4711:" + TOKEN, "telegram.updates.proxy.host=proxy",
				"telegram.updates.proxy.password=" + PASSWORD);
		fails("telegram.updates.accounts.archive.bot-token=" + TOKEN);
		fails("telegram.updates.accounts.archive.bot-token=4711:" + TOKEN,
				"telegram.updates.accounts.archive.session-string=" + KEY);
		fails("telegram.updates.accounts.archive.phone=" + TOKEN);
		assertThat(this.log.text()).doesNotContain(SECRETS);
	}

	private void runs(String credentials) {
		runner().withPropertyValues(credentials).run((context) -> {
			assertThat(context.getBean(Listener.class).received.await(10, TimeUnit.SECONDS)).isTrue();
			await().until(() -> told(context).contains("roundTripMillis"));
			assertThat(told(context)).contains("LOGGED_IN", "telegram.updates.client.round.trip")
				.doesNotContain(SECRETS);
		});
		assertThat(this.log.text()).contains("mtproto.event.ClientEvents").doesNotContain(SECRETS);
	}

	private void fails(String... properties) {
		runner().withPropertyValues(properties).run((context) -> {
			StringWriter text = new StringWriter();
			for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
				cause.printStackTrace(new PrintWriter(text));
				if (cause instanceof FailureAnalyzedException analyzed) {
					text.append(analyzed.analysis().getDescription()).append(analyzed.analysis().getAction());
				}
			}
			assertThat(text.toString()).isNotEmpty().doesNotContain(SECRETS);
		});
	}

	/** What health and meters say. */
	private static String told(ApplicationContext context) {
		HealthIndicator health = (HealthIndicator) context.getBean(CompositeHealthContributor.class)
			.getContributor("archive");
		return health.health().getDetails() + context.getBean(BoundMeters.class).registry.getMeters()
			.stream()
			.map((meter) -> meter.getId() + " " + meter.getId().getDescription())
			.collect(Collectors.joining("\n"));
	}

	static final class Owner implements TelegramAuthorizationHandler {

		@Override
		public CompletionStage<String> code(String account, CodeRequest request) {
			return CompletableFuture.completedFuture(CODE);
		}

		@Override
		public CompletionStage<String> password(String account, PasswordRequest request) {
			return CompletableFuture.completedFuture(PASSWORD);
		}

	}

	static class Listener {

		private final CountDownLatch received = new CountDownLatch(1);

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.received.countDown();
		}

	}

}

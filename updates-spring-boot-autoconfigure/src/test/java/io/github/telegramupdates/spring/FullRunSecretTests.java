package io.github.telegramupdates.spring;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import io.github.telegramupdates.spring.actuate.Listing;
import io.github.telegramupdates.spring.actuate.ParkedDescription;
import io.github.telegramupdates.spring.actuate.TelegramUpdatesEndpoint;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.micrometer.core.instrument.Meter;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever goes wrong with handlers, nothing of what people wrote and no credentials are
 * in logs, meters, health and the endpoint, and no ids are in tags.
 */
class FullRunSecretTests {

	private static final String HASH = "f00dfeed5ec2e7a9";

	private static final String TOKEN = "AAtokenOfTheBot";

	/** Part of each text. */
	private static final String TEXT = "between you and me";

	private static final List<String> SECRETS = List.of(HASH, TOKEN, TEXT);

	private static final long ALICE = 4_815_162_342L;

	private static final long BOT = 4_711_000_815L;

	/** Where Hibernate says what a database refused, with the values. */
	private static final String REFUSALS = "org.hibernate.orm.jdbc.error";

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().differencePageSize(3).build();

	private final SimulatedAccount alice = this.telegram.user("alice", ALICE);

	private final SimulatedAccount bot = this.telegram.bot("archive_bot", BOT);

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).admin(this.bot);

	private final LoggedText log = new LoggedText(FullRunSecretTests::shownToOperators);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withBean(BoundMeters.class)
		.withBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot))
		.withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
				"spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
				"management.endpoints.web.exposure.include=telegramupdates",
				"telegram.updates.accounts.archive.api-id=1", "telegram.updates.accounts.archive.api-hash=" + HASH,
				"telegram.updates.accounts.archive.bot-token=" + TOKEN,
				"telegram.updates.delivery.retry.max-attempts=2", "telegram.updates.delivery.slow-handler=100ms",
				"telegram.updates.delivery.retry.initial=20ms", "telegram.updates.delivery.retry.max=20ms",
				"telegram.updates.health.blocked-grace=0s");

	@AfterEach
	void close() {
		this.log.close();
		this.telegram.close();
	}

	/**
	 * Of other packages what an application shows by default; of ours also what is for
	 * debugging, but for failures in full, which the documentation says are there.
	 */
	private static String shownToOperators(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
			return event.getLoggerName().equals(REFUSALS) ? "" : LoggedText.inFull(event);
		}
		boolean ours = event.getLoggerName().startsWith("io.github.telegramupdates.")
				&& event.getLevel().isGreaterOrEqual(Level.DEBUG);
		return ours ? LoggedText.messageOf(event) : "";
	}

	@Test
	void nothingIsToldThatIsNotForOperators() {
		this.runner.run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			awaitLive(accounts);
			accounts.stop("archive");
			this.alice.sends(this.bot, "recovered, " + TEXT);
			accounts.start("archive");
			handlers.met("recovered");
			awaitLive(accounts);
			this.alice.types(this.bot);
			handlers.met("typing");
			this.alice.sends(this.news, "throw, " + TEXT);
			await().until(() -> !parked(context).isEmpty());
			assertThat(told(context)).doesNotContain(SECRETS);
			handlers.relent("throw");
			for (String what : List.of("refused", "later", "callback", "slow")) {
				this.alice.sends(this.news, what + ", " + TEXT);
				handlers.met(what);
				if (what.equals("slow")) {
					await().untilAsserted(() -> assertThat(this.log.text()).contains("runs for"));
				}
				assertThat(told(context)).doesNotContain(SECRETS);
				handlers.relent(what);
			}
			await().until(() -> {
				replay(context);
				return handlers.stored(TEXT) == 6;
			});
			await().untilAsserted(() -> assertThat(this.log.text()).contains("has returned after"));
			assertThat(told(context)).doesNotContain(SECRETS)
				.contains("telegram.updates.listener", "telegram.updates.retries", "telegram.updates.lanes");
			assertThat(tags(context)).doesNotContain(Long.toString(ALICE), Long.toString(BOT),
					Long.toString(this.news.id()));
			context.getBean(TelegramUpdatesEndpoint.class).operate("archive", "pause", null);
		});
		assertThat(this.log.text())
			.contains("is blocked", "runs for", "dropped 1 updates", "what was to run after", "pauses for",
					"A listener of the application failed", "parked")
			.doesNotContain(SECRETS);
	}

	private static void awaitLive(TelegramAccounts accounts) {
		await().until(() -> accounts.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
	}

	/** What health, meters and the endpoint say. */
	private static String told(ApplicationContext context) {
		HealthIndicator health = (HealthIndicator) context.getBean(CompositeHealthContributor.class)
			.getContributor("archive");
		TelegramUpdatesEndpoint endpoint = context.getBean(TelegramUpdatesEndpoint.class);
		return health.health().getDetails() + "\n" + endpoint.accounts() + "\n" + endpoint.account("archive") + "\n"
				+ endpoint.parked("archive", "parked") + "\n" + tags(context);
	}

	private static List<ParkedDescription> parked(ApplicationContext context) {
		Listing<ParkedDescription> parked = context.getBean(TelegramUpdatesEndpoint.class).parked("archive", "parked");
		return (parked != null) ? parked.entries() : List.of();
	}

	private static void replay(ApplicationContext context) {
		TelegramUpdatesEndpoint endpoint = context.getBean(TelegramUpdatesEndpoint.class);
		parked(context).forEach((parked) -> endpoint.operate("archive", "replay", parked.id()));
	}

	private static String tags(ApplicationContext context) {
		return context.getBean(BoundMeters.class).registry.getMeters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id + " " + id.getDescription())
			.collect(Collectors.joining("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handlers handlers(EntityManager entities) {
			return new Handlers(entities);
		}

	}

	/** What goes wrong is said by the first word of a text. */
	static class Handlers {

		private final EntityManager entities;

		private final Set<String> met = ConcurrentHashMap.newKeySet();

		private final Set<String> relented = ConcurrentHashMap.newKeySet();

		private final List<String> stored = new CopyOnWriteArrayList<>();

		Handlers(EntityManager entities) {
			this.entities = entities;
		}

		@TelegramUpdateListener
		void on(UpdateNewMessage update) throws Exception {
			handle(update.message());
		}

		@TelegramUpdateListener
		void on(UpdateNewChannelMessage update) throws Exception {
			handle(update.message());
		}

		@TelegramUpdateListener
		void on(UpdateUserTyping update) {
			this.met.add("typing");
			throw new IllegalStateException("cannot handle " + TEXT);
		}

		@EventListener
		void on(TelegramUpdatesEvent event) {
			if (event.event() instanceof EngineEvent.LaneBlocked blocked) {
				throw new IllegalStateException("cannot handle " + blocked.failure().getMessage());
			}
		}

		private void handle(MessageType type) throws Exception {
			if (type instanceof Message message) {
				String what = message.message().split(",")[0];
				misbehave(what, message.message());
				this.met.add(what);
				this.stored.add(message.message());
			}
		}

		private void misbehave(String what, String text) throws Exception {
			boolean first = !this.relented.contains(what);
			switch (what) {
				case "throw" -> {
					if (first) {
						this.met.add(what);
						throw new IllegalStateException("cannot handle " + text);
					}
				}
				case "refused" -> {
					if (first) {
						this.met.add(what);
						this.entities
							.createNativeQuery(
									"insert into telegram_user_state (user_id, pts) values (1, '" + text + "')")
							.executeUpdate();
					}
				}
				case "later" -> {
					if (first) {
						this.met.add(what);
						throw new RetryLaterException(Duration.ofMillis(20));
					}
				}
				case "callback" -> TransactionSynchronizationManager.registerSynchronization(new Callback(text));
				case "slow" -> {
					this.met.add(what);
					await().until(() -> this.relented.contains(what));
				}
				default -> {
				}
			}
		}

		void met(String what) {
			await().until(() -> this.met.contains(what));
		}

		void relent(String what) {
			this.relented.add(what);
		}

		long stored(String text) {
			return this.stored.stream().filter((each) -> each.contains(text)).distinct().count();
		}

	}

	private record Callback(String text) implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			throw new IllegalStateException("cannot handle " + this.text);
		}

	}

}

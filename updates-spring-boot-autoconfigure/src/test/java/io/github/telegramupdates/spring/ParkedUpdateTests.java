package io.github.telegramupdates.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.app.EffectRepository;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/**
 * Updates that listeners do not take, on databases.
 */
@ExtendWith(OutputCaptureExtension.class)
class ParkedUpdateTests {

	private static final String ACCOUNT = "parking";

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().differencePageSize(100).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("parking_bot");

	private ConfigurableApplicationContext application;

	static Stream<Supplier<Map<String, String>>> databases() {
		return Stream.of(Databases::h2, Databases::postgres);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.telegram.close();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aPageIsDeliveredWithoutThoseThatListenersOrTheDatabaseRefuse(Supplier<Map<String, String>> database,
			CapturedOutput output) {
		start(database);
		missPage("text 7", "throw 8", "refuse 9", "refuse 10", "text 11");
		await().until(() -> effects("text 11") == 1);
		assertThat(effects()).containsExactly("text 7", "text 11");
		List<ParkedUpdate> parked = parked();
		assertThat(parked).extracting((update) -> text(SequencedUpdate.of(update)))
			.containsExactly("throw 8", "refuse 9", "refuse 10");
		assertThat(parked).extracting((update) -> update.failure().listener())
			.containsExactly("throwing", "refused", "refused");
		assertThat(parked).extracting((update) -> update.failure().type())
			.first()
			.isEqualTo(IllegalStateException.class.getName());
		assertThat(parked).extracting((update) -> update.failure().attempts()).containsOnly(5);
		assertThat(output).contains("parked UpdateNewMessage of common at").doesNotContain("throw 8");
		this.alice.sends(this.bot, "next");
		await().until(() -> effects("next") == 1);
		assertThat(status().parkedUpdates()).isEqualTo(3);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aParkedUpdateIsReplayedInOneTransactionThatDeletesIt(Supplier<Map<String, String>> database) {
		start(database);
		missPage("refuse 9", "throw 8", "last");
		await().until(() -> effects("last") == 1);
		TelegramAccounts accounts = this.application.getBean(TelegramAccounts.class);
		long refused = parked().get(0).id();
		long throwing = parked().get(1).id();
		assertThat(accounts.replayParked(ACCOUNT, refused)).failsWithin(Duration.ofSeconds(10));
		await().until(() -> parked().get(0).failure().attempts() == 6);
		assertThat(effects()).containsExactly("last");
		this.application.getBean(Listeners.class).cured = true;
		assertThat(accounts.replayParked(ACCOUNT, refused)).succeedsWithin(Duration.ofSeconds(10));
		assertThat(parked()).extracting(ParkedUpdate::id).containsExactly(throwing);
		assertThat(effects()).containsExactly("last", "refuse 9");
		assertThat(this.application.getBean(Listeners.class).replayed).containsExactly("refuse 9");
		assertThat(accounts.discardParked(ACCOUNT, throwing)).isTrue();
		accounts.forEachParked(ACCOUNT, (update) -> fail("discarded, and yet there: " + update));
		assertThat(status().parkedUpdates()).isZero();
	}

	/** One difference brings it all. */
	private void missPage(String... texts) {
		TelegramAccounts accounts = this.application.getBean(TelegramAccounts.class);
		accounts.stop(ACCOUNT);
		Stream.of(texts).forEach((text) -> this.alice.sends(this.bot, text));
		accounts.start(ACCOUNT);
	}

	private AccountStatus status() {
		return this.application.getBean(TelegramAccounts.class).status(ACCOUNT).orElseThrow();
	}

	private List<ParkedUpdate> parked() {
		List<ParkedUpdate> parked = new ArrayList<>();
		this.application.getBean(TelegramAccounts.class).forEachParked(ACCOUNT, parked::add);
		return parked;
	}

	private long effects(String text) {
		return this.application.getBean(EffectRepository.class).countByWhat(text);
	}

	private List<String> effects() {
		return this.application.getBean(EffectRepository.class).findAll().stream().map(Effect::getWhat).toList();
	}

	private static String text(SequencedUpdate update) {
		return ((Message) ((UpdateNewMessage) update.update()).message()).message();
	}

	private void start(Supplier<Map<String, String>> database) {
		Map<String, Object> properties = new HashMap<>(database.get());
		properties.putAll(Map.of("spring.jpa.hibernate.ddl-auto", "update", "spring.flyway.enabled", "false",
				"telegram.updates.accounts.parking.api-id", "1", "telegram.updates.accounts.parking.api-hash", "hash",
				"telegram.updates.accounts.parking.bot-token", "token", "telegram.updates.delivery.retry.initial",
				"10ms", "telegram.updates.delivery.retry.max", "10ms"));
		this.application = new SpringApplicationBuilder(ParkingApplication.class).web(WebApplicationType.NONE)
			.properties(properties)
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot)))
			.run();
		// before its first position is stored, what is sent while it is stopped is not
		// missed
		await().until(() -> this.application.getBean(TelegramAccounts.class)
			.status(ACCOUNT)
			.map(AccountStatus::committed)
			.isPresent());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Effect.class)
	@EnableJpaRepositories(basePackageClasses = Effect.class)
	static class ParkingApplication {

		@Bean
		Listeners listeners(EntityManager entityManager) {
			return new Listeners(entityManager);
		}

	}

	static class Listeners {

		private final EntityManager entityManager;

		private final List<String> replayed = new CopyOnWriteArrayList<>();

		private volatile boolean cured;

		Listeners(EntityManager entityManager) {
			this.entityManager = entityManager;
		}

		@Order(1)
		@TelegramUpdateListener(id = "writing")
		void write(UpdateNewMessage update, UpdateContext context) {
			this.entityManager.persist(new Effect(text(update)));
			if (this.cured && context.isReplayed()) {
				this.replayed.add(text(update));
			}
		}

		@Order(2)
		@TelegramUpdateListener(id = "throwing")
		void fail(UpdateNewMessage update) {
			if (text(update).startsWith("throw")) {
				throw new IllegalStateException("cannot handle " + text(update));
			}
		}

		@Order(3)
		@TelegramUpdateListener(id = "refused")
		void violate(UpdateNewMessage update) {
			if (!this.cured && text(update).startsWith("refuse")) {
				IntStream.range(0, 2).forEach((i) -> this.entityManager.persist(Effect.once(text(update))));
			}
		}

		private static String text(UpdateNewMessage update) {
			return ((Message) update.message()).message();
		}

	}

}

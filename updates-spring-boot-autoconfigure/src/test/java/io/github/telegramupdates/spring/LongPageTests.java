package io.github.telegramupdates.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.GapEngineBuilderCustomizer;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.app.EffectRepository;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import static org.awaitility.Awaitility.await;

/**
 * The persistence context while a long page is delivered, on a database.
 */
@ExtendWith(OutputCaptureExtension.class)
class LongPageTests {

	private static final int FLUSH_EVERY = 50;

	private static final int UPDATES = FLUSH_EVERY + 10;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().differencePageSize(100).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("page_bot");

	private final ConfigurableApplicationContext application = start();

	private final Listeners listeners = this.application.getBean(Listeners.class);

	@AfterEach
	void close() {
		this.application.close();
		this.telegram.close();
	}

	@Test
	void isFlushedAndClearedEveryFiftyUpdatesAndNeverBetweenListenersOfOne() {
		missPage();
		await().until(() -> effects() == UPDATES);
		assertThat(this.listeners.seesOwnUpdate).hasSize(UPDATES).containsOnly(true);
		assertThat(this.listeners.seesFirstUpdate)
			.isEqualTo(IntStream.rangeClosed(1, UPDATES).mapToObj((update) -> update <= FLUSH_EVERY).toList());
	}

	@Test
	void tellsInTheNextAttemptWhoseWritesTheDatabaseRefuses(CapturedOutput output) {
		this.listeners.repeating = true;
		missPage();
		await().until(() -> output.toString().contains("outside of listeners")
				&& output.toString().contains("in listener second"));
		assertThat(output).doesNotContain("in listener first");
		assertThat(effects()).isZero();
		this.listeners.repeating = false;
		await().until(() -> effects() == UPDATES);
	}

	/** One difference brings it all. */
	private void missPage() {
		TelegramAccounts accounts = this.application.getBean(TelegramAccounts.class);
		accounts.stop("page");
		IntStream.range(0, UPDATES).forEach((i) -> this.alice.sends(this.bot, "text " + i));
		accounts.start("page");
	}

	private long effects() {
		return this.application.getBean(EffectRepository.class).countByWhat("page");
	}

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext started = new SpringApplicationBuilder(PageApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
					"spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
					"telegram.updates.accounts.page.api-id=1", "telegram.updates.accounts.page.api-hash=hash",
					"telegram.updates.accounts.page.bot-token=token", "telegram.updates.delivery.retry.initial=50ms",
					"telegram.updates.delivery.retry.max=50ms")
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot));
				beans.registerBean(GapEngineBuilderCustomizer.class,
						() -> (engine) -> engine.errorHandler((failure) -> FailureAction.HOLD));
			})
			.run();
		await().until(() -> started.getBean(TelegramAccounts.class)
			.status("page")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
		return started;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Effect.class)
	@EnableJpaRepositories(basePackageClasses = Effect.class)
	static class PageApplication {

		@Bean
		Listeners listeners(EntityManager entityManager) {
			return new Listeners(entityManager);
		}

	}

	static class Listeners {

		private final EntityManager entityManager;

		private final List<Effect> written = new ArrayList<>();

		private final List<Boolean> seesOwnUpdate = Collections.synchronizedList(new ArrayList<>());

		private final List<Boolean> seesFirstUpdate = Collections.synchronizedList(new ArrayList<>());

		private volatile boolean repeating;

		Listeners(EntityManager entityManager) {
			this.entityManager = entityManager;
		}

		@Order(1)
		@TelegramUpdateListener(id = "first")
		void first(UpdateNewMessage update) {
			Effect effect = new Effect("page");
			this.entityManager.persist(effect);
			this.written.add(effect);
		}

		@Order(2)
		@TelegramUpdateListener(id = "second")
		void second(UpdateNewMessage update) {
			this.seesOwnUpdate.add(this.entityManager.contains(this.written.get(this.written.size() - 1)));
			this.seesFirstUpdate.add(this.entityManager.contains(this.written.get(0)));
			if (this.repeating) {
				this.entityManager.persist(Effect.once("again and again"));
			}
		}

	}

}

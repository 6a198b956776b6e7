package io.github.telegramupdates.spring;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.app.EffectRepository;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is pushed while a transaction runs is delivered in the next one, to the listeners
 * of an application.
 */
class SharedTransactionTests {

	private static final int EACH = 5;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("shared_bot");

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).admin(this.bot);

	private final SimulatedChannel talk = this.telegram.channel("talk").owner(this.alice).admin(this.bot);

	private final ConfigurableApplicationContext application = start();

	private final Listeners listeners = this.application.getBean(Listeners.class);

	@AfterEach
	void close() {
		this.listeners.goesOn.countDown();
		this.application.close();
		this.telegram.close();
	}

	@Test
	void lanesShareItAndAListenerThatClearsThePersistenceContextLosesNothing() {
		this.alice.sends(this.news, "first");
		this.alice.sends(this.talk, "first");
		await().until(() -> effects("first") == 2);
		this.listeners.transactions.clear();
		this.alice.sends(this.bot, "wait");
		await().until(() -> this.listeners.transactions.size() == 1);
		for (int i = 0; i < EACH; i++) {
			this.alice.sends(this.news, "insert");
			this.alice.sends(this.talk, "clear");
		}
		await().until(() -> status().backlog().updates() == 1 + 2 * EACH);
		this.listeners.goesOn.countDown();
		await().until(() -> status().backlog().updates() == 0);
		assertThat(effects("insert")).isEqualTo(EACH);
		assertThat(effects("clear")).isEqualTo(EACH);
		assertThat(this.listeners.transactions).as("the first one, one in which something was cleared, the next")
			.hasSize(3);
	}

	private long effects(String what) {
		return this.application.getBean(EffectRepository.class).countByWhat(what);
	}

	private AccountStatus status() {
		return this.application.getBean(TelegramAccounts.class).status("shared").orElseThrow();
	}

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext started = new SpringApplicationBuilder(SharingApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
					"spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
					"telegram.updates.accounts.shared.api-id=1", "telegram.updates.accounts.shared.api-hash=hash",
					"telegram.updates.accounts.shared.bot-token=token", "telegram.updates.delivery.transactions=1")
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot)))
			.run();
		await().until(() -> started.getBean(TelegramAccounts.class)
			.status("shared")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
		// the first insert of a process can take long, and lanes that take long are in no
		// group
		started.getBean(EffectRepository.class).save(new Effect("begin"));
		return started;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Effect.class)
	@EnableJpaRepositories(basePackageClasses = Effect.class)
	@Import(Listeners.class)
	static class SharingApplication {

	}

	static class Listeners {

		private final EntityManager entityManager;

		private final CountDownLatch goesOn = new CountDownLatch(1);

		private final Set<UUID> transactions = ConcurrentHashMap.newKeySet();

		Listeners(EntityManager entityManager) {
			this.entityManager = entityManager;
		}

		@TelegramUpdateListener
		void onMessage(UpdateNewMessage update) throws InterruptedException {
			called();
			this.goesOn.await();
		}

		@TelegramUpdateListener
		void onPost(UpdateNewChannelMessage update) {
			called();
			String text = ((Message) update.message()).message();
			if (text.equals("clear")) {
				this.entityManager.clear();
			}
			this.entityManager.persist(new Effect(text));
		}

		private void called() {
			this.transactions
				.add(this.entityManager.unwrap(SharedSessionContractImplementor.class).getSessionIdentifier());
		}

	}

}

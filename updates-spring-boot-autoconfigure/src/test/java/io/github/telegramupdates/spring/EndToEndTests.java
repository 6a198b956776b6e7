package io.github.telegramupdates.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.archive.Archive;
import io.github.telegramupdates.spring.archive.ArchiveApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From a message that somebody sends to a row in the database of the application.
 */
class EndToEndTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().differencePageSize(3).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("archive_bot");

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).admin(this.bot);

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final List<ConfigurableApplicationContext> started = new ArrayList<>();

	@AfterEach
	void close() {
		this.started.forEach(ConfigurableApplicationContext::close);
		this.telegram.close();
	}

	@Test
	void aMessageArrivesInTheDatabaseTogetherWithThePosition() {
		ConfigurableApplicationContext application = start();
		this.alice.sends(this.bot, "hello");
		awaitTexts(application, "hello");
		assertThat(application.getBean(StateStorage.class).getState(this.bot.id()).orElseThrow().pts())
			.isEqualTo(this.telegram.truth(this.bot).state().pts());
	}

	@Test
	void whatHappenedWhileTheApplicationWasDownArrivesOnceAndInOrder() {
		ConfigurableApplicationContext first = start();
		this.alice.sends(this.bot, "before");
		awaitTexts(first, "before");
		first.close();
		IntStream.range(0, 10).forEach((number) -> this.alice.sends(this.bot, "meanwhile " + number));
		ConfigurableApplicationContext second = start();
		this.alice.sends(this.bot, "after");
		awaitTexts(second, "before", "meanwhile 0", "meanwhile 1", "meanwhile 2", "meanwhile 3", "meanwhile 4",
				"meanwhile 5", "meanwhile 6", "meanwhile 7", "meanwhile 8", "meanwhile 9", "after");
	}

	@Test
	void aHandlerThatFailsHoldsUpItsOwnLaneOnlyUntilItSucceeds() {
		ConfigurableApplicationContext application = start();
		Archive archive = application.getBean(Archive.class);
		archive.chokeOn("poison");
		this.alice.sends(this.news, "poison");
		this.alice.sends(this.news, "behind it");
		await().until(() -> archive.failures() >= 2);
		this.alice.sends(this.bot, "elsewhere");
		awaitTexts(application, "elsewhere");
		assertThat(health(application)).isEqualTo(Status.DOWN);
		archive.recover();
		awaitTexts(application, "elsewhere", "poison", "behind it");
		await().untilAsserted(() -> assertThat(health(application)).isEqualTo(Status.UP));
	}

	@Test
	void theNewerOfTwoInstancesOwnsTheAccount() {
		ConfigurableApplicationContext older = start();
		this.alice.sends(this.bot, "one");
		awaitTexts(older, "one");
		ConfigurableApplicationContext newer = start();
		this.alice.sends(this.bot, "two");
		awaitTexts(newer, "one", "two");
		await().until(() -> status(older).phase() == AccountStatus.Phase.STOPPED);
		await().until(
				() -> "OWNERSHIP_LOST".equals(older.getBean(TelegramAccounts.class).connection("archive").problem()));
		this.alice.sends(this.bot, "three");
		awaitTexts(newer, "one", "two", "three");
		assertThat(status(newer).phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@Test
	void theStopEndsEveryThread() {
		ConfigurableApplicationContext application = start();
		this.alice.sends(this.bot, "hello");
		this.alice.sends(this.news, "hello, all");
		await().until(() -> application.getBean(Archive.class).texts().size() == 2);
		application.close();
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates")));
	}

	@Test
	void aStopDuringATransactionNeitherLosesNorRepeats() {
		ConfigurableApplicationContext application = start();
		Archive archive = application.getBean(Archive.class);
		CountDownLatch closing = new CountDownLatch(1);
		archive.pauseOn("slow", closing);
		this.alice.sends(this.bot, "slow");
		await().until(archive::isPaused);
		application.addApplicationListener((event) -> {
			if (event instanceof ContextClosedEvent) {
				closing.countDown();
			}
		});
		application.close();
		this.alice.sends(this.bot, "next");
		awaitTexts(start(), "slow", "next");
	}

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(ArchiveApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + this.database, "spring.datasource.generate-unique-name=false",
					"spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
					"telegram.updates.accounts.archive.api-id=1", "telegram.updates.accounts.archive.api-hash=hash",
					"telegram.updates.accounts.archive.bot-token=token", "telegram.updates.delivery.retry.initial=50ms",
					"telegram.updates.delivery.retry.max=50ms", "telegram.updates.health.blocked-grace=0s")
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot)))
			.run();
		this.started.add(application);
		await().until(() -> application.getBean(TelegramAccounts.class)
			.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
		return application;
	}

	private static void awaitTexts(ConfigurableApplicationContext application, String... texts) {
		await().untilAsserted(() -> assertThat(application.getBean(Archive.class).texts()).containsExactly(texts));
	}

	private static AccountStatus status(ConfigurableApplicationContext application) {
		return application.getBean(TelegramAccounts.class).status("archive").orElseThrow();
	}

	private static Status health(ConfigurableApplicationContext application) {
		CompositeHealthContributor contributor = application.getBean("telegramUpdatesHealthContributor",
				CompositeHealthContributor.class);
		return ((HealthIndicator) contributor.getContributor("archive")).health().getStatus();
	}

}

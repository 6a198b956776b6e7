package io.github.telegramupdates.spring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.FailedDelivery;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A listener that fails, in an application.
 */
class FailingListenerTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final List<FailedDelivery> questions = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class))
		.withBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot))
		.withBean(Listener.class)
		.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.delivery.retry.initial=1ms",
				"telegram.updates.delivery.retry.max=1ms", "telegram.updates.delivery.retry.max-attempts=3",
				"telegram.updates.accounts.bot.api-id=1", "telegram.updates.accounts.bot.api-hash=hash",
				"telegram.updates.accounts.bot.bot-token=1:token");

	@AfterEach
	void close() {
		this.telegram.close();
	}

	private static AccountStatus.Phase phase(ApplicationContext context) {
		return context.getBean(TelegramAccounts.class).status("bot").map(AccountStatus::phase).orElseThrow();
	}

	private void sends(ApplicationContext context, String text) {
		await().ignoreExceptions().until(() -> phase(context) == AccountStatus.Phase.LIVE);
		this.alice.sends(this.bot, text);
	}

	@Test
	void theErrorHandlerOfTheApplicationDecidesWhenTheAttemptsAreUsedUp() {
		this.runner.withBean(UpdateErrorHandler.class, () -> (failure) -> {
			this.questions.add(failure);
			return FailureAction.STOP_ACCOUNT;
		}).run((context) -> {
			sends(context, "always fails");
			await().ignoreExceptions().until(() -> phase(context) == AccountStatus.Phase.STOPPED);
			assertThat(context.getBean(Listener.class).calls).containsExactly("always fails 1", "always fails 2",
					"always fails 3");
			assertThat(this.questions).singleElement()
				.satisfies((failed) -> assertThat(failed.attempts()).isEqualTo(3))
				.satisfies((failed) -> assertThat(failed.failure()).hasMessage("a bug"));
		});
	}

	@Test
	void whatItWantsAfterTheCommitIsDoneOnceHoweverOftenItIsCalled() {
		this.runner.run((context) -> {
			sends(context, "fails once");
			Listener listener = context.getBean(Listener.class);
			await().until(() -> !listener.committed.isEmpty());
			sends(context, "next");
			await().until(() -> listener.committed.contains("next 1"));
			assertThat(listener.calls).containsExactly("fails once 1", "fails once 2", "next 1");
			assertThat(listener.committed).containsExactly("fails once 2", "next 1");
		});
	}

	@Test
	void withoutTransactionsAnUpdateIsParkedAndReplayedToo() {
		this.runner.run((context) -> {
			Listener listener = context.getBean(Listener.class);
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			sends(context, "always fails");
			sends(context, "next");
			await().until(() -> listener.committed.contains("next 1"));
			List<ParkedUpdate> parked = parked(accounts);
			assertThat(parked).singleElement().satisfies((update) -> {
				assertThat(update.failure().attempts()).isEqualTo(3);
				assertThat(update.failure().type()).isEqualTo(IllegalStateException.class.getName());
			});
			listener.cured = true;
			assertThat(accounts.replayParked("bot", parked.get(0).id())).succeedsWithin(Duration.ofSeconds(10));
			assertThat(listener.committed).containsExactly("next 1", "always fails 1 again");
			assertThat(parked(accounts)).isEmpty();
		});
	}

	private static List<ParkedUpdate> parked(TelegramAccounts accounts) {
		List<ParkedUpdate> parked = new ArrayList<>();
		accounts.forEachParked("bot", parked::add);
		return parked;
	}

	static class Listener {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		private final List<String> committed = new CopyOnWriteArrayList<>();

		private volatile boolean cured;

		@TelegramUpdateListener
		void onMessage(UpdateNewMessage update, UpdateContext context) {
			String text = ((Message) update.message()).message();
			String call = text + " " + context.attempt() + (context.isReplayed() ? " again" : "");
			this.calls.add(call);
			context.afterCommit(() -> this.committed.add(call));
			if ((text.equals("always fails") && !this.cured) || (text.equals("fails once") && context.attempt() == 1)) {
				throw new IllegalStateException("a bug");
			}
		}

	}

}

package io.github.telegramupdates.spring.api;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Answers of handlers, and calls from elsewhere.
 */
class ReplyTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("support-bot");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TelegramStorageAutoConfiguration.class, TelegramUpdatesAutoConfiguration.class))
		.withBean(TelegramConnectionFactory.class,
				() -> (account) -> this.telegram.connect(this.telegram.bot(account.name())))
		.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.delivery.retry.initial=10ms")
		.withPropertyValues(bot("support-bot"));

	private static String[] bot(String name) {
		String prefix = "telegram.updates.accounts." + name;
		return new String[] { prefix + ".api-id=1", prefix + ".api-hash=hash", prefix + ".bot-token=1:token" };
	}

	@AfterEach
	void close() {
		this.telegram.close();
	}

	@Test
	void aHandlerThatIsCalledAgainAnswersOnce() {
		this.runner.withBean(Replies.class).withBean(Echo.class).run((context) -> {
			awaitLive(context.getBean(TelegramAccounts.class));
			this.alice.sends(this.bot, "hello");
			await().until(() -> context.getBean(Echo.class).calls.get() == 3);
			List<String> answers = answers();
			assertThat(answers).containsExactlyInAnyOrder("first: hello", "second: hello", "reply: hello");
			assertThat(context.getBean(Echo.class).refused).hasSize(4)
				.allSatisfy((failure) -> assertThat(failure).hasMessageContaining("RANDOM_ID_DUPLICATE"));
		});
	}

	@Test
	void anUpdateIsTheSameWhetherItIsPushedOrRecovered() {
		ApplicationContextRunner listening = this.runner.withBean(Ids.class);
		listening.run((pushed) -> listening.run((recovered) -> {
			TelegramAccounts accounts = recovered.getBean(TelegramAccounts.class);
			awaitLive(pushed.getBean(TelegramAccounts.class));
			awaitLive(accounts);
			accounts.stop("support-bot");
			this.alice.sends(this.bot, "hello");
			this.alice.presses(this.bot, 4_711);
			await().until(() -> pushed.getBean(Ids.class).seen.size() == 2);
			accounts.start("support-bot");
			await().until(() -> recovered.getBean(Ids.class).seen.size() == 2);
			assertThat(recovered.getBean(Ids.class).recovered).contains(true);
			assertThat(recovered.getBean(Ids.class).seen)
				.containsExactlyInAnyOrderElementsOf(pushed.getBean(Ids.class).seen);
		}));
	}

	@Test
	void oneAccountNeedsNoQualifier() {
		this.runner.run((context) -> {
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			awaitLive(accounts);
			this.alice.sends(this.bot, "hello");
			TelegramPeers peers = context.getBean(TelegramPeers.class);
			await().ignoreExceptions().until(() -> peers.user(this.alice.id()) != null);
			InputPeerUser peer = peers.user(this.alice.id());
			context.getBean(TelegramApi.class).invoke(message(peer, "good morning")).join();
			context.getBean(TelegramApi.class).invoke(message(peer, "good morning")).join();
			assertThat(answers()).containsExactly("good morning", "good morning");
			assertThat(peers.inputPeer(new PeerUser(this.alice.id()))).isEqualTo(peer);
		});
	}

	@Test
	void severalAccountsAreToldApartByTheirNames() {
		this.runner.withPropertyValues(bot("second")).withBean(Qualified.class).run((context) -> {
			Qualified qualified = context.getBean(Qualified.class);
			assertThat(qualified.api).hasToString("TelegramApi of 'second'");
			assertThat(qualified.other).hasToString("TelegramApi of 'support-bot'");
			assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
				.isThrownBy(() -> context.getBean(TelegramApi.class));
		});
	}

	@Test
	void aBeanOfTheApplicationIsInjectedWithoutQualifier() {
		TelegramApi own = this.telegram.connect(this.bot).api();
		this.runner.withBean("own", TelegramApi.class, () -> own)
			.run((context) -> assertThat(context.getBean(TelegramApi.class)).isSameAs(own));
	}

	@Test
	void whatIsNotKnownIsRefusedWithItsCure() {
		this.runner.run((context) -> {
			TelegramPeers peers = context.getBean(TelegramPeers.class);
			awaitLive(context.getBean(TelegramAccounts.class));
			assertThatExceptionOfType(UnknownPeerException.class).isThrownBy(() -> peers.user(99))
				.withMessageContaining("Account 'support-bot' has no access hash of user 99")
				.withMessageContaining("resolveUsername");
			assertThatExceptionOfType(UnknownPeerException.class).isThrownBy(() -> peers.channel(98));
		});
	}

	@Test
	void anAccountThatIsStoppedSaysSo() {
		this.runner.run((context) -> {
			TelegramAccounts accounts = context.getBean(TelegramAccounts.class);
			accounts.stop("support-bot");
			CompletableFuture<?> call = context.getBean(TelegramApi.class)
				.invoke(message(new InputPeerUser(1, 1), "too late"));
			assertThat(call).isCompletedExceptionally();
			assertThat(call.handle((answer, failure) -> failure).join()).hasMessageContaining("support-bot");
		});
	}

	private List<String> answers() {
		return this.telegram.truth(this.alice)
			.messages()
			.stream()
			.map((message) -> message.text())
			.filter((text) -> !text.equals("hello"))
			.toList();
	}

	private static void awaitLive(TelegramAccounts accounts) {
		await().until(() -> accounts.status("support-bot")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
	}

	private static SendMessage message(InputPeer peer, String text) {
		return SendMessage.builder().peer(peer).message(text).build();
	}

	record Qualified(@Qualifier("second") TelegramApi api, @Qualifier("second") TelegramPeers peers,
			@Qualifier("support-bot") TelegramApi other) {

	}

	static class Ids {

		private final Queue<String> seen = new ConcurrentLinkedQueue<>();

		private final Queue<Boolean> recovered = new ConcurrentLinkedQueue<>();

		@TelegramUpdateListener
		void on(UpdateNewMessage update, UpdateContext context) {
			this.seen.add(context.deliveryId());
			this.recovered.add(context.isRecovered());
		}

		@TelegramUpdateListener
		void on(UpdateBotCallbackQuery query, UpdateContext context) {
			this.seen.add(context.deliveryId());
			this.recovered.add(context.isRecovered());
		}

	}

	static class Replies {

		private final TelegramApi api;

		private final TelegramPeers peers;

		Replies(TelegramApi api, TelegramPeers peers) {
			this.api = api;
			this.peers = peers;
		}

		@TelegramUpdateListener
		void reply(UpdateNewMessage update) {
			if (update.message() instanceof Message message && !message.out()) {
				this.api.invoke(message(this.peers.inputPeer(update), "reply: " + message.message()));
			}
		}

	}

	/** Fails twice, after it has answered. */
	static class Echo {

		private final TelegramApi api;

		private final TelegramPeers peers;

		private final AtomicInteger calls = new AtomicInteger();

		private final List<Throwable> refused = new CopyOnWriteArrayList<>();

		Echo(TelegramApi api, TelegramPeers peers) {
			this.api = api;
			this.peers = peers;
		}

		@TelegramUpdateListener
		void echo(UpdateNewMessage update) {
			if (update.message() instanceof Message message && !message.out()) {
				InputPeer chat = this.peers.inputPeer(update);
				send(message(chat, "first: " + message.message()));
				send(message(chat, "second: " + message.message()));
				if (this.calls.incrementAndGet() < 3) {
					throw new IllegalStateException("unlucky");
				}
			}
		}

		private void send(SendMessage message) {
			this.api.invoke(message).whenComplete((answer, failure) -> {
				if (failure != null) {
					this.refused.add(failure);
				}
			});
		}

	}

}

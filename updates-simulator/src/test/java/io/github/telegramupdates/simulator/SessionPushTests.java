package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.habit.OwnEcho;
import io.github.telegramupdates.tl.UpdateFolderPeers;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePeerBlocked;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What sessions receive besides messages, and what callers receive twice.
 */
class SessionPushTests {

	private final VirtualClock clock = new VirtualClock();

	@Test
	void aNewSessionIsAnnouncedAgainWithTheSameId() {
		Client bot = client(builder());
		bot.connection.startNewSession();
		bot.connection.repeatNewSession();
		bot.connection.startNewSession();
		assertThat(bot.sink.signals).containsExactly(new SessionSignal.NewSession(1), new SessionSignal.NewSession(1),
				new SessionSignal.NewSession(2));
	}

	@ParameterizedTest
	@CsvSource({ "401, AUTH_KEY_UNREGISTERED", "401, AUTH_KEY_INVALID", "401, SESSION_REVOKED", "401, SESSION_EXPIRED",
			"401, USER_DEACTIVATED", "401, USER_DEACTIVATED_BAN", "406, AUTH_KEY_DUPLICATED" })
	void theEndOfTheAuthorisationHasAReason(int code, String reason) {
		Client bot = client(builder());
		bot.connection.revokeAuthorization(reason);
		assertThat(bot.sink.signals).containsExactly(new SessionSignal.LoggedOut(reason));
		RpcException error = bot.failure(new GetState());
		assertThat(error.code()).isEqualTo(code);
		assertThat(error.type()).isEqualTo(reason);
	}

	@Test
	void aMigrationIsAnnounced() {
		Client bot = client(builder());
		bot.connection.migrate();
		assertThat(bot.sink.signals).containsExactly(new SessionSignal.Migrated());
		assertThat(bot.state()).isNotNull();
	}

	@Test
	void theCallerCanBePushedItsOwnMessageBeforeTheAnswer() {
		assertThat(echoed(OwnEcho.BEFORE_ANSWER)).containsExactly("push", "result messages.sendMessage");
	}

	@Test
	void theCallerCanBePushedItsOwnMessageAfterTheAnswer() {
		assertThat(echoed(OwnEcho.AFTER_ANSWER)).containsExactly("result messages.sendMessage", "push");
	}

	@Test
	void withoutAnEchoTheAnswerIsAll() {
		assertThat(echoed(OwnEcho.NONE)).containsExactly("result messages.sendMessage");
	}

	private List<String> echoed(OwnEcho echo) {
		SimulatedTelegram telegram = builder().echo(echo).build();
		Client bot = new Client(telegram, telegram.bot("bot"));
		Updates answer = (Updates) bot.send(telegram.user("alice"), "hi", 1);
		for (UpdateNewMessage pushed : bot.sink.updates(UpdateNewMessage.class)) {
			assertThat(answer.updates()).contains(pushed);
		}
		return bot.sink.log;
	}

	@Test
	void aSentMessageCanBeAnsweredInItsShortForm() {
		SimulatedTelegram telegram = builder().habits(Habit.SHORT_SENT_MESSAGES).build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		assertThat(bot.send(alice, "hi", 1)).isInstanceOfSatisfying(UpdateShortSentMessage.class, (sent) -> {
			assertThat(sent.out()).isTrue();
			assertThat(sent.id()).isEqualTo(1);
			assertThat(sent.pts()).isEqualTo(2);
			assertThat(sent.ptsCount()).isEqualTo(1);
		});
		assertThat(bot.send(telegram.group("group", alice, bot.account), "hi", 2))
			.isInstanceOf(UpdateShortSentMessage.class);
		assertThat(bot.send(telegram.supergroup("talk").member(bot.account), "hi", 3)).isInstanceOfSatisfying(
				Updates.class,
				(updates) -> assertThat(updates.updates()).hasAtLeastOneElementOfType(UpdateNewChannelMessage.class));
	}

	@Test
	void blockingTakesANumberForEach() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		alice.account.blocks(telegram.user("bob"), telegram.user("carol"));
		alice.account.unblocks(telegram.user("bob"));
		alice.account.unblocks(telegram.user("bob"));
		assertThat(alice.sink.containers).extracting((container) -> ((Updates) container).seq())
			.containsExactly(1, 2, 3);
		assertThat(alice.sink.updates(UpdatePeerBlocked.class)).extracting(UpdatePeerBlocked::blocked)
			.containsExactly(true, true, false);
	}

	@Test
	void numberedNoticesCanComeCombined() {
		SimulatedTelegram telegram = builder().habits(Habit.COMBINED_CONTAINERS).build();
		Client alice = new Client(telegram, telegram.user("alice"));
		alice.account.blocks(telegram.user("bob"), telegram.user("carol"));
		alice.account.renames("Alice");
		assertThat(alice.sink.containers).extracting((container) -> ((UpdatesCombined) container).seqStart())
			.containsExactly(1, 3);
		assertThat(alice.sink.containers).extracting((container) -> ((UpdatesCombined) container).seq())
			.containsExactly(2, 3);
		assertThat(((UpdatesCombined) alice.sink.containers.get(0)).updates()).hasSize(2);
		assertThat(alice.state().seq()).isEqualTo(3);
	}

	@Test
	void pushesCanComeInOneContainer() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		SimulatedAccount bob = telegram.user("bob");
		alice.connection.bundleNext(3);
		bob.sends(alice.account, "one");
		alice.account.blocks(bob);
		assertThat(alice.sink.containers).isEmpty();
		bob.sends(alice.account, "two");
		assertThat(alice.sink.containers).singleElement().isInstanceOfSatisfying(Updates.class, (container) -> {
			assertThat(container.updates()).hasSize(3);
			assertThat(container.seq()).isEqualTo(1);
			assertThat(container.users()).doesNotHaveDuplicates();
		});
		alice.connection.bundleNext(2);
		alice.account.unblocks(bob);
		alice.account.blocks(bob);
		assertThat(alice.sink.containers.get(1)).isInstanceOfSatisfying(UpdatesCombined.class, (container) -> {
			assertThat(container.seqStart()).isEqualTo(2);
			assertThat(container.seq()).isEqualTo(3);
		});
	}

	@Test
	void aContainerThatIsNotWaitedForAnyLongerIsPushedAsItIs() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		SimulatedAccount bob = telegram.user("bob");
		alice.connection.bundleNext(3);
		bob.sends(alice.account, "one");
		assertThat(alice.sink.containers).isEmpty();
		alice.connection.bundleNext(0);
		assertThat(alice.sink.containers).hasSize(1);
		bob.sends(alice.account, "two");
		assertThat(alice.sink.containers).hasSize(2);
	}

	@Test
	void aTestCanPushWhatItLikes() {
		Client bot = client(builder());
		bot.connection.push(new UpdatesTooLong());
		assertThat(bot.sink.containers).containsExactly(new UpdatesTooLong());
	}

	@Test
	void archivingHasNoPosition() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		alice.account.archives(telegram.user("bob"));
		assertThat(alice.sink.updates(UpdateFolderPeers.class)).singleElement().satisfies((update) -> {
			assertThat(update.pts()).isZero();
			assertThat(update.ptsCount()).isZero();
		});
		assertThat(alice.state().pts()).isEqualTo(1);
	}

	@Test
	void positionsCanStartAnew() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		SimulatedAccount bob = telegram.user("bob");
		bob.sends(alice.account, "one");
		bob.sends(alice.account, "two");
		alice.account.resetsPts();
		assertThat(alice.sink.updates(UpdatePtsChanged.class)).hasSize(1);
		int date = alice.state().date();
		assertThat(alice.failure(new GetDifference(3, null, null, date, 0, null)).type())
			.isEqualTo("PERSISTENT_TIMESTAMP_INVALID");
		bob.sends(alice.account, "three");
		assertThat(alice.sink.updates(UpdateNewMessage.class)).extracting(UpdateNewMessage::pts)
			.containsExactly(2, 3, 2);
		assertThat(telegram.truth(alice.account).messages()).hasSize(3);
	}

	@Test
	void positionsCanGoBackWithoutAWord() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		SimulatedAccount bob = telegram.user("bob");
		bob.sends(alice.account, "one");
		bob.sends(alice.account, "two");
		alice.account.countsBack(1);
		bob.sends(alice.account, "three");
		assertThat(alice.sink.updates(UpdateNewMessage.class)).extracting(UpdateNewMessage::pts)
			.containsExactly(2, 3, 3);
		assertThat(alice.sink.updates(UpdatePtsChanged.class)).isEmpty();
		assertThat(alice.state().pts()).isEqualTo(3);
	}

	@Test
	void aChannelCanCountBackButNotToBeforeItsBeginning() {
		SimulatedTelegram telegram = builder().build();
		Client alice = new Client(telegram, telegram.user("alice"));
		SimulatedChannel news = telegram.channel("news").owner(alice.account);
		alice.account.sends(news, "one");
		news.countsBack(10);
		alice.account.sends(news, "two");
		assertThat(telegram.truth(alice.account).channelPts(news.id())).isEqualTo(2);
		assertThat(telegram.truth(alice.account).messages()).hasSize(2);
	}

	private SimulatedTelegram.Builder builder() {
		return SimulatedTelegram.builder().clock(this.clock);
	}

	private static Client client(SimulatedTelegram.Builder builder) {
		SimulatedTelegram telegram = builder.build();
		return new Client(telegram, telegram.bot("bot"));
	}

}

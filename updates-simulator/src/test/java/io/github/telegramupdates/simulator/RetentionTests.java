package io.github.telegramupdates.simulator;

import java.nio.file.Path;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.tl.ChannelMessagesFilter;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageRange;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.channels.rpc.ReadHistory;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is too long ago for a difference.
 */
class RetentionTests {

	private final VirtualClock clock = new VirtualClock();

	@Test
	void positionsThatAreNotKeptAnyMoreAreTooLong() {
		SimulatedTelegram telegram = builder().retention(3).build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		State before = bot.state();
		for (int i = 0; i < 5; i++) {
			alice.sends(bot.account, "m" + i);
		}
		assertThat(bot.difference(before)).isEqualTo(new DifferenceTooLong(3));
		Difference rest = (Difference) bot.difference(3, 0, before.date());
		assertThat(texts(rest.newMessages())).containsExactly("m2", "m3", "m4");
		assertThat(telegram.truth(bot.account).retainedFrom(BoxKey.COMMON)).isEqualTo(3);
		assertThat(telegram.truth(bot.account).events(BoxKey.COMMON)).hasSize(5);
	}

	@Test
	void aClientThatWantsLessIsToldWhereThatStarts() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		int date = bot.state().date();
		SimulatedMessage first = alice.sends(bot.account, "one");
		alice.deletes(first, alice.sends(bot.account, "two"), alice.sends(bot.account, "three"));
		alice.sends(bot.account, "four");
		assertThat(bot.invoke(new GetDifference(1, null, 3, date, 0, null))).isEqualTo(new DifferenceTooLong(7));
		assertThat(bot.invoke(new GetDifference(1, null, 7, date, 0, null))).isInstanceOf(Difference.class);
	}

	@Test
	void eventsForBotsThatAreNotKeptAnyMoreAreLeftOut() {
		SimulatedTelegram telegram = builder().retention(1).build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		State before = bot.state();
		alice.stops(bot.account);
		alice.restarts(bot.account);
		Difference difference = (Difference) bot.difference(before);
		assertThat(difference.otherUpdates()).singleElement()
			.isInstanceOfSatisfying(UpdateBotStopped.class, (update) -> assertThat(update.qts()).isEqualTo(2));
		assertThat(telegram.truth(bot.account).retainedFrom(BoxKey.QTS)).isEqualTo(1);
	}

	@Test
	void anOldPositionOfAChannelGetsTheDialogAndTheLatestMessages() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot.account).retention(2);
		for (int i = 1; i <= 5; i++) {
			alice.sends(news, "m" + i);
		}
		bot.invoke(new ReadHistory(bot.account.inputChannel(news), 3));
		ChannelDifferenceTooLong tooLong = (ChannelDifferenceTooLong) bot.channelDifference(news, 3, 3);
		assertThat(tooLong.final_()).isTrue();
		assertThat(texts(tooLong.messages())).containsExactly("m5", "m4", "m3");
		assertThat(tooLong.chats()).hasSize(1);
		assertThat(tooLong.dialog()).isInstanceOfSatisfying(Dialog.class, (dialog) -> {
			assertThat(dialog.pts()).isEqualTo(6);
			assertThat(dialog.topMessage()).isEqualTo(5);
			assertThat(dialog.readInboxMaxId()).isEqualTo(3);
			assertThat(dialog.readOutboxMaxId()).isZero();
			assertThat(dialog.unreadCount()).isEqualTo(2);
		});
		assertThat(bot.channelDifference(news, 4, 100)).isInstanceOf(ChannelDifference.class);
		assertThat(telegram.truth(bot.account).retainedFrom(BoxKey.channel(news.id()))).isEqualTo(4);
	}

	@Test
	void theDialogCanComeWithoutAPosition() {
		SimulatedTelegram telegram = builder().retention(0).build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot.account);
		alice.sends(news, "post");
		bot.connection.omitDialogPts(1);
		assertThat(((Dialog) ((ChannelDifferenceTooLong) bot.channelDifference(news, 1, 10)).dialog()).pts()).isNull();
		assertThat(((Dialog) ((ChannelDifferenceTooLong) bot.channelDifference(news, 1, 10)).dialog()).pts())
			.isEqualTo(2);
	}

	@Test
	void aGapBeyondTheLimitOfTheRequestIsTooLongOnRequest() {
		SimulatedTelegram telegram = builder().habits(Habit.TOO_LONG_BEYOND_LIMIT).build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot.account);
		for (int i = 1; i <= 5; i++) {
			alice.sends(news, "m" + i);
		}
		assertThat(bot.channelDifference(news, 1, 4)).isInstanceOf(ChannelDifferenceTooLong.class);
		assertThat(bot.channelDifference(news, 1, 5)).isInstanceOf(ChannelDifference.class);
	}

	@Test
	void whatIsForgottenStaysForgotten() {
		SimulatedTelegram telegram = builder().retention(1).build();
		SimulatedAccount alice = telegram.user("alice");
		SimulatedChannel news = telegram.channel("news").owner(alice);
		alice.sends(news, "one");
		alice.sends(news, "two");
		news.retention(100);
		assertThat(telegram.truth(alice).retainedFrom(BoxKey.channel(news.id()))).isEqualTo(2);
		alice.sends(news, "three");
		assertThat(telegram.truth(alice).retainedFrom(BoxKey.channel(news.id()))).isEqualTo(2);
		alice.retention(0);
		assertThat(telegram.truth(alice).retainedFrom(BoxKey.COMMON)).isEqualTo(1);
	}

	@Test
	void aRangeOfMessagesCanBeAskedFor() {
		SimulatedTelegram telegram = builder().build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot.account);
		SimulatedMessage first = alice.sends(news, "first");
		SimulatedMessage second = alice.sends(news, "second");
		second.edits("2nd");
		first.edits("1st");
		alice.sends(news, "third");
		ChannelDifference changes = (ChannelDifference) bot
			.invoke(new GetChannelDifference(true, bot.account.inputChannel(news),
					new ChannelMessagesFilter(true, List.of(new MessageRange(1, 1))), 3, 100));
		assertThat(changes.newMessages()).isEmpty();
		assertThat(changes.pts()).isEqualTo(6);
		assertThat(changes.otherUpdates()).singleElement()
			.isInstanceOfSatisfying(UpdateEditChannelMessage.class,
					(edit) -> assertThat(texts(List.of(edit.message()))).containsExactly("1st"));
	}

	@Test
	void aRestartForgetsTheSame(@TempDir Path directory) {
		Path journal = directory.resolve("journal");
		SimulatedChannel news;
		try (SimulatedTelegram telegram = builder().journal(journal).build()) {
			SimulatedAccount alice = telegram.user("alice");
			news = telegram.channel("news").owner(alice).retention(1);
			alice.sends(news, "one");
			alice.sends(news, "two");
		}
		try (SimulatedTelegram telegram = builder().journal(journal).build()) {
			assertThat(telegram.truth(telegram.user("alice")).retainedFrom(BoxKey.channel(news.id()))).isEqualTo(2);
		}
	}

	@Test
	void aBoxCannotKeepLessThanNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().retention(-1));
	}

	private SimulatedTelegram.Builder builder() {
		return SimulatedTelegram.builder().clock(this.clock);
	}

	private static List<String> texts(List<MessageType> messages) {
		return messages.stream().map((message) -> ((Message) message).message()).toList();
	}

}

package io.github.telegramupdates.simulator;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.tl.BotBusinessConnection;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotBusinessConnect;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotDeleteBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotEditBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateBotMessageReaction;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelParticipant;
import io.github.telegramupdates.tl.UpdateChatParticipant;
import io.github.telegramupdates.tl.UpdateMessagePollVote;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events with a qts.
 */
class BotEventTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount carol = this.telegram.user("carol");

	private final Client bot = new Client(this.telegram, this.telegram.bot("bot"));

	@Test
	void everyKindOfEventTakesOnePosition() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).admin(this.bot.account);
		State before = this.bot.state();
		this.alice.stops(this.bot.account);
		this.telegram.group("group", this.alice, this.bot.account).member(this.carol);
		this.bot.account.watchesMembers(news);
		news.member(this.carol).removes(this.carol);
		this.carol.reacts(this.alice.sends(news, "post"), "+");
		this.carol.votes(this.bot.account, 77, 1);
		this.alice.connectsBusiness(this.bot.account);
		List<Class<?>> expected = List.of(UpdateBotStopped.class, UpdateChatParticipant.class,
				UpdateChatParticipant.class, UpdateChannelParticipant.class, UpdateChannelParticipant.class,
				UpdateBotMessageReaction.class, UpdateMessagePollVote.class, UpdateBotBusinessConnect.class);
		List<Update> pushed = this.bot.sink.updates().stream().filter(QtsUpdate.class::isInstance).toList();
		assertThat(pushed).<Class<?>>extracting(Update::getClass).containsExactlyElementsOf(expected);
		assertThat(pushed).extracting((update) -> ((QtsUpdate) update).qts()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
		Difference difference = (Difference) this.bot.difference(before);
		assertThat(difference.otherUpdates().stream().filter(QtsUpdate.class::isInstance))
			.<Class<?>>extracting(Update::getClass)
			.containsExactlyElementsOf(expected);
		assertThat(difference.state().qts()).isEqualTo(8);
	}

	@Test
	void aPressedButtonIsToldInANumberedContainerAndForAMinuteByDifferences() {
		State before = this.bot.state();
		this.alice.presses(this.bot.account, 77);
		Update query = new UpdateBotCallbackQuery(77, this.alice.id(), new PeerUser(this.alice.id()), 1, 1, null, null);
		assertThat(this.bot.sink.containers).last()
			.isInstanceOfSatisfying(Updates.class, (container) -> assertThat(container.seq()).isEqualTo(1));
		assertThat(this.bot.sink.updates()).containsExactly(query);
		this.clock.advance(Duration.ofSeconds(60));
		assertThat(((Difference) this.bot.difference(before)).otherUpdates()).containsExactly(query);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.bot.difference(before)).isInstanceOf(DifferenceEmpty.class);
	}

	@Test
	void anInlineQueryIsToldOnce() {
		State before = this.bot.state();
		this.alice.asksInline(this.bot.account, 78);
		assertThat(this.bot.sink.containers).singleElement()
			.isInstanceOfSatisfying(UpdateShort.class, (container) -> assertThat(container.update())
				.isEqualTo(new UpdateBotInlineQuery(78, this.alice.id(), "query", null, null, "")));
		assertThat(this.bot.difference(before)).isInstanceOf(DifferenceEmpty.class);
	}

	@Test
	void aBusinessBotIsToldAboutTheChatsOfItsUser() {
		this.alice.connectsBusiness(this.bot.account);
		SimulatedMessage first = this.carol.sends(this.alice, "hello");
		SimulatedMessage second = this.alice.sends(this.carol, "hi");
		first.edits("hello!");
		this.carol.deletes(first, second);
		assertThat(this.bot.sink.updates(UpdateBotNewBusinessMessage.class))
			.extracting((update) -> ((Message) update.message()).message())
			.containsExactly("hello", "hi");
		assertThat(this.bot.sink.updates(UpdateBotEditBusinessMessage.class)).hasSize(1);
		assertThat(this.bot.sink.updates(UpdateBotDeleteBusinessMessage.class)).singleElement().satisfies((deleted) -> {
			assertThat(deleted.messages()).containsExactly(1, 2);
			assertThat(deleted.qts()).isEqualTo(5);
		});
		assertThat(this.bot.state().qts()).isEqualTo(5);
	}

	@Test
	void aBotThatIsDisconnectedIsToldNothingMore() {
		this.alice.connectsBusiness(this.bot.account);
		this.alice.disconnectsBusiness(this.bot.account);
		this.carol.sends(this.alice, "hello");
		assertThat(this.bot.sink.updates(UpdateBotBusinessConnect.class))
			.extracting(UpdateBotBusinessConnect::connection)
			.extracting(BotBusinessConnection::disabled)
			.containsExactly(false, true);
		assertThat(this.bot.sink.updates(UpdateBotNewBusinessMessage.class)).isEmpty();
	}

	@Test
	void aDifferenceCanTellBusinessMessagesWithoutPositions() {
		SimulatedTelegram other = SimulatedTelegram.builder()
			.clock(new VirtualClock())
			.habits(Habit.BUSINESS_WITHOUT_QTS)
			.build();
		Client client = new Client(other, other.bot("bot"));
		State before = client.state();
		other.user("alice").connectsBusiness(client.account);
		other.user("carol").sends(other.user("alice"), "hello");
		Difference difference = (Difference) client.difference(before);
		assertThat(difference.otherUpdates()).extracting((update) -> ((QtsUpdate) update).qts()).containsExactly(1, 0);
		assertThat(difference.state().qts()).isEqualTo(2);
		assertThat(client.difference(difference.state())).isInstanceOf(DifferenceEmpty.class);
		assertThat(client.sink.updates(UpdateBotNewBusinessMessage.class)).singleElement()
			.satisfies((update) -> assertThat(update.qts()).isEqualTo(2));
	}

	@Test
	void onlyAnAdministratorIsToldAboutMembers() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot.account);
		this.bot.account.watchesMembers(news);
		news.member(this.carol);
		assertThat(this.bot.sink.updates(UpdateChannelParticipant.class)).isEmpty();
	}

}

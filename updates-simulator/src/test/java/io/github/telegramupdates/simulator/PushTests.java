package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateBotMessageReaction;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChatParticipant;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is pushed when something happens.
 */
class PushTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).seed(42).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("archive");

	private final RecordingSink sink = new RecordingSink();

	private final SimulatedConnection connection = this.telegram.connect(this.bot);

	PushTests() {
		this.connection.subscribe(this.sink);
	}

	@Test
	void aMessageArrivesWithPositionAndEntities() {
		this.alice.sends(this.bot, "hi");
		Updates container = (Updates) this.sink.containers.get(0);
		UpdateNewMessage update = (UpdateNewMessage) container.updates().get(0);
		Message message = (Message) update.message();
		assertThat(update.pts()).isEqualTo(2);
		assertThat(update.ptsCount()).isEqualTo(1);
		assertThat(message.message()).isEqualTo("hi");
		assertThat(message.peerId()).isEqualTo(new PeerUser(this.alice.id()));
		assertThat(message.out()).isFalse();
		assertThat(container.seq()).isZero();
		User user = (User) container.users().get(0);
		assertThat(user.firstName()).isEqualTo("alice");
		assertThat(user.accessHash()).isNotZero();
	}

	@Test
	void eachParticipantNumbersItsOwnCopies() {
		SimulatedAccount bob = this.telegram.user("bob");
		this.alice.sends(bob, "to bob");
		SimulatedMessage message = this.alice.sends(this.bot, "to the bot");
		assertThat(message.id()).isEqualTo(2);
		assertThat(message.idFor(this.bot)).isEqualTo(1);
	}

	@Test
	void editsPinsAndReadsTakeOnePositionAndDeletionsOneForEachMessage() {
		SimulatedMessage first = this.alice.sends(this.bot, "one");
		SimulatedMessage second = this.alice.sends(this.bot, "two");
		first.edits("uno").pins();
		this.bot.reads(this.alice);
		this.alice.deletes(first, second);
		assertThat(this.sink.updates(UpdateEditMessage.class)).extracting(UpdateEditMessage::pts).containsExactly(4);
		assertThat(this.sink.updates(UpdatePinnedMessages.class)).extracting(UpdatePinnedMessages::pts)
			.containsExactly(5);
		assertThat(this.sink.updates(UpdateReadHistoryInbox.class)).extracting(UpdateReadHistoryInbox::pts)
			.containsExactly(6);
		UpdateDeleteMessages deleted = this.sink.updates(UpdateDeleteMessages.class).get(0);
		assertThat(deleted.messages()).containsExactly(1, 2);
		assertThat(deleted.pts()).isEqualTo(8);
		assertThat(deleted.ptsCount()).isEqualTo(2);
	}

	@Test
	void theSenderLearnsThatItsMessageWasRead() {
		this.bot.sends(this.alice, "hello");
		this.alice.reads(this.bot);
		assertThat(this.sink.updates(UpdateReadHistoryOutbox.class)).singleElement()
			.satisfies((update) -> assertThat(update.maxId()).isEqualTo(1))
			.satisfies((update) -> assertThat(update.pts()).isEqualTo(3));
	}

	@Test
	void aChannelCountsForItself() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot);
		this.alice.sends(this.bot, "private");
		this.alice.sends(news, "one");
		this.alice.sends(news, "two");
		assertThat(this.sink.updates(UpdateNewChannelMessage.class)).extracting(UpdateNewChannelMessage::pts)
			.containsExactly(2, 3);
		Message post = (Message) this.sink.updates(UpdateNewChannelMessage.class).get(0).message();
		assertThat(post.post()).isTrue();
		assertThat(post.fromId()).isNull();
	}

	@Test
	void readingAChannelTakesNoPosition() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot);
		this.alice.sends(news, "one");
		this.bot.reads(news);
		this.alice.sends(news, "two");
		assertThat(this.sink.updates(UpdateReadChannelInbox.class)).extracting(UpdateReadChannelInbox::pts)
			.containsExactly(2);
		assertThat(this.telegram.truth(this.bot).channelPts(news.id())).isEqualTo(3);
	}

	@Test
	void aRenamingComesInANumberedContainer() {
		this.alice.sends(this.bot, "hi");
		this.alice.renames("Alice B");
		this.alice.renames("Alice C");
		List<Integer> numbers = this.sink.containers.stream().map((container) -> ((Updates) container).seq()).toList();
		assertThat(numbers).containsExactly(0, 1, 2);
		assertThat(this.sink.updates(UpdateUserName.class)).extracting(UpdateUserName::firstName)
			.containsExactly("Alice B", "Alice C");
		assertThat(this.telegram.truth(this.bot).state().seq()).isEqualTo(2);
	}

	@Test
	void typingComesInAShortContainer() {
		this.alice.types(this.bot);
		assertThat(this.sink.containers).singleElement().isInstanceOf(UpdateShort.class);
	}

	@Test
	void eventsForBotsTakeAQts() {
		SimulatedMessage message = this.alice.sends(this.bot, "hi");
		this.alice.stops(this.bot);
		this.alice.reacts(message, "+");
		this.telegram.group("friends", this.alice, this.bot);
		assertThat(this.sink.updates(UpdateBotStopped.class)).extracting(UpdateBotStopped::qts).containsExactly(1);
		assertThat(this.sink.updates(UpdateBotMessageReaction.class)).extracting(UpdateBotMessageReaction::qts)
			.containsExactly(2);
		assertThat(this.sink.updates(UpdateChatParticipant.class)).extracting(UpdateChatParticipant::qts)
			.containsExactly(3);
	}

	@Test
	void aSmallMessageIsShortOnceTheSenderIsKnown() {
		SimulatedTelegram brief = SimulatedTelegram.builder().clock(this.clock).shortMessages(true).build();
		SimulatedAccount sender = brief.user("sender");
		SimulatedAccount receiver = brief.user("receiver");
		RecordingSink received = new RecordingSink();
		brief.connect(receiver).subscribe(received);
		sender.sends(receiver, "first");
		sender.sends(receiver, "second");
		sender.sends(receiver, "x".repeat(300));
		assertThat(received.containers.get(0)).isInstanceOf(Updates.class);
		assertThat(received.containers.get(1)).isInstanceOfSatisfying(UpdateShortMessage.class, (update) -> {
			assertThat(update.message()).isEqualTo("second");
			assertThat(update.pts()).isEqualTo(3);
		});
		assertThat(received.containers.get(2)).isInstanceOf(Updates.class);
	}

	@Test
	void allConnectionsOfAnAccountAreTold() {
		RecordingSink other = new RecordingSink();
		this.telegram.connect(this.bot).subscribe(other);
		this.alice.sends(this.bot, "hi");
		assertThat(other.containers).isEqualTo(this.sink.containers).hasSize(1);
	}

}

package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedGroup;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageFwdHeader;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 78 and 79, R-35: a channel has to be fetched, and its access hash is unknown.
 */
class PeerResolutionTests {

	private static final String FIND_CHANNEL = "channels.getChannels";

	private static final String FIND_DIALOG = "messages.getPeerDialogs";

	private static final String LIST_DIALOGS = "messages.getDialogs";

	private static final String DIFFERENCE = "updates.getDifference";

	private final EngineRig rig = new EngineRig();

	private final SimulatedTelegram telegram = this.rig.telegram();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self").pushedEntities(IncludedEntities.MIN);

	private final SimulatedGroup friends = this.telegram.group("friends", this.alice, this.self);

	private final SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);

	private final SimulatedConnection connection = this.telegram.connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void run() {
		this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
	}

	private void gapOpens() {
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "lost");
		this.alice.sends(this.channel, "seen");
		this.rig.pass(Duration.ofSeconds(5));
	}

	/** A post of the channel is forwarded to the group; the channel comes in part. */
	private void channelIsSeenIn(int messageId) {
		Message forwarded = Message.builder()
			.id(messageId)
			.peerId(new PeerChat(this.friends.id()))
			.fwdFrom(MessageFwdHeader.builder().fromId(new PeerChannel(this.channel.id())).date(1).build())
			.date(1)
			.message("")
			.build();
		Channel partial = Channel.builder()
			.id(this.channel.id())
			.min(true)
			.accessHash(1L)
			.title("news")
			.photo(new ChatPhotoEmpty())
			.date(1)
			.build();
		this.connection
			.push(new Updates(List.of(new UpdateNewMessage(forwarded, 0, 0)), List.of(), List.of(partial), 1, 0));
	}

	@Test
	void scenario79APartialEntityTeachesNothingAndTheAccountsDifferenceMayBringTheWholeOne() {
		run();
		assertThat(this.rig.hashes().getChannelAccessHash(this.self.id(), this.channel.id())).isEmpty();
		int differences = this.connection.calls(DIFFERENCE);
		this.alice.sends(this.friends, "keeps the account's difference from being empty");
		gapOpens();
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(differences + 1);
		assertThat(this.rig.texts()).containsSubsequence("first", "lost", "seen");
	}

	@Test
	void scenario78ContiguousUpdatesGoOnWhileTheAccessHashIsLookedFor() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		run();
		this.connection.failAlways(LIST_DIALOGS, 500, "INTERNAL");
		SimulatedAccount bob = this.telegram.user("bob");
		SimulatedChannel other = this.telegram.supergroup("other").owner(bob).member(this.self);
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "lost");
		this.alice.sends(this.channel, "seen");
		bob.sends(other, "goes on");
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts()).containsExactly("first", "goes on");
		assertThat(this.rig.events(EngineEvent.PeerUnresolved.class)).hasSize(1);
		this.connection.heal(LIST_DIALOGS);
		this.rig.pass(Duration.ofMinutes(2));
		assertThat(this.rig.texts()).containsExactly("first", "goes on", "lost", "seen");
	}

	@Test
	void aChannelThatWasSeenInAMessageIsFoundByThatMessage() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		run();
		channelIsSeenIn(this.alice.sends(this.friends, "look").idFor(this.self));
		gapOpens();
		assertThat(this.rig.texts()).containsExactly("first", "look", "lost", "seen");
		assertThat(this.connection.calls(FIND_CHANNEL)).isEqualTo(1);
		assertThat(this.connection.calls(FIND_DIALOG)).isZero();
		assertThat(this.connection.calls(LIST_DIALOGS)).isZero();
	}

	@Test
	void aRungThatBreaksLeadsToTheNext() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		run();
		this.connection.failAlways(FIND_CHANNEL, 400, "CHANNEL_INVALID");
		channelIsSeenIn(this.alice.sends(this.friends, "look").idFor(this.self));
		gapOpens();
		assertThat(this.rig.texts()).containsExactly("first", "look", "lost", "seen");
		assertThat(this.connection.calls(FIND_CHANNEL)).isEqualTo(1);
		assertThat(this.connection.calls(FIND_DIALOG)).isEqualTo(1);
		assertThat(this.connection.calls(LIST_DIALOGS)).isZero();
	}

	@Test
	void aMessageThatIsGoneLeadsToTheListOfDialogs() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		run();
		channelIsSeenIn(999);
		gapOpens();
		assertThat(this.rig.texts()).containsExactly("first", "lost", "seen");
		assertThat(this.connection.calls(FIND_DIALOG)).isEqualTo(1);
		assertThat(this.connection.calls(LIST_DIALOGS)).isEqualTo(1);
	}

	@Test
	void aChannelThatIsNowhereToBeFoundIsLookedForOnceAMinute() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		run();
		this.connection.failAlways(LIST_DIALOGS, 500, "INTERNAL");
		int differences = this.connection.calls(DIFFERENCE);
		gapOpens();
		this.rig.pass(Duration.ofMinutes(10));
		assertThat(this.connection.calls(LIST_DIALOGS)).isBetween(10, 11);
		assertThat(this.connection.calls(DIFFERENCE) - differences).isBetween(10, 11);
		assertThat(this.connection.calls("updates.getChannelDifference")).isZero();
	}

	@Test
	void manyChannelsThatAreUnknownAreOneReasonForADifferenceAndOneForAListOfDialogs() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		List<SimulatedChannel> channels = IntStream.range(0, 500)
			.mapToObj((i) -> this.telegram.supergroup("channel " + i).owner(this.alice).member(this.self))
			.toList();
		run();
		channels.forEach((each) -> this.alice.sends(each, "first"));
		this.rig.pass(Duration.ofSeconds(1));
		this.connection.failAlways(LIST_DIALOGS, 500, "INTERNAL");
		int differences = this.connection.calls(DIFFERENCE);
		this.connection.dropNext(500);
		channels.forEach((each) -> this.alice.sends(each, "lost"));
		channels.forEach((each) -> this.alice.sends(each, "seen"));
		this.rig.pass(Duration.ofSeconds(50));
		assertThat(this.rig.events(EngineEvent.PeerUnresolved.class)).hasSize(500);
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(differences + 1);
		assertThat(this.connection.calls(LIST_DIALOGS)).isEqualTo(1);
		this.connection.heal(LIST_DIALOGS);
		this.rig.pass(Duration.ofMinutes(2));
		assertThat(this.rig.texts()).filteredOn("lost"::equals).hasSize(500);
	}

	@Test
	void aBotFindsItsChannelByTheIdAlone() {
		SimulatedAccount bot = this.telegram.bot("bot")
			.pushedEntities(IncludedEntities.MIN)
			.fetchedEntities(IncludedEntities.OMITTED);
		this.channel.member(bot);
		SimulatedConnection line = this.telegram.connect(bot);
		this.rig.run(line, bot.id(), AuthOptions.bot());
		this.alice.sends(this.channel, "first");
		int differences = line.calls(DIFFERENCE);
		line.dropNext(1);
		this.alice.sends(this.channel, "lost");
		this.alice.sends(this.channel, "seen");
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts()).containsExactly("first", "lost", "seen");
		assertThat(line.calls(FIND_CHANNEL)).isEqualTo(1);
		assertThat(line.calls(DIFFERENCE)).isEqualTo(differences);
	}

	@Test
	void afterAStopNothingIsLookedForAnyMore() {
		this.self.fetchedEntities(IncludedEntities.OMITTED);
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.channel, "first");
		this.connection.failAlways(LIST_DIALOGS, 500, "INTERNAL");
		gapOpens();
		int calls = this.connection.calls(LIST_DIALOGS);
		run.close();
		this.rig.pass(Duration.ofMinutes(10));
		assertThat(this.connection.calls(LIST_DIALOGS)).isEqualTo(calls);
	}

}

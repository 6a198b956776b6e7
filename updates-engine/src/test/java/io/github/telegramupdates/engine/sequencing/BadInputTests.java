package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateChannelWebPage;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.WebPageEmpty;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelEdit;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.combined;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pushes that the protocol does not allow: reported with the facts, fetched where that
 * can help, and never the end of the stream, a loop of requests or a silent loss.
 */
class BadInputTests {

	private static final long CHANNEL = 1;

	private static Stream<Arguments> membersOfTheAccountThatCannotBe() {
		return Stream.of(Arguments.of(edit(-5, 1), BoxId.COMMON, "-5"), Arguments.of(edit(101, -1), BoxId.COMMON, "-1"),
				Arguments.of(delete(3, 5), BoxId.COMMON, "5"),
				Arguments.of(edit(Integer.MIN_VALUE, 0), BoxId.COMMON, "-2147483648"),
				Arguments.of(new UpdateBotStopped(1, NOW, true, -3), BoxId.QTS, "-3"),
				Arguments.of(new UpdateNewMessage(channelMessage(CHANNEL, 5), 101, 1), BoxId.COMMON, "101"),
				Arguments.of(new UpdateEditMessage(channelMessage(CHANNEL, 5), 101, 1), BoxId.COMMON, "101"),
				Arguments.of(new UpdateNewMessage(empty(new PeerChannel(CHANNEL)), 101, 1), BoxId.COMMON, "101"),
				Arguments.of(new UpdateEditMessage(empty(new PeerChannel(CHANNEL)), 101, 1), BoxId.COMMON, "101"));
	}

	private static MessageType empty(@Nullable Peer peer) {
		return new MessageEmpty(5, peer);
	}

	@ParameterizedTest
	@MethodSource("membersOfTheAccountThatCannotBe")
	void aMemberOfTheAccountThatCannotBeIsReportedAndFetchedInsteadOfDelivered(Update update, BoxId box, String fact) {
		EngineScript script = EngineScript.started(100, 5, 10).live(update);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.events(EngineEvent.Anomaly.class)).singleElement().satisfies((anomaly) -> {
			assertThat(anomaly.box()).isEqualTo(box);
			assertThat(anomaly.what()).contains(update.getClass().getSimpleName(), fact);
		});
		assertThat(script.accountFetches()).hasSize(1);
		for (int i = 0; i < 50; i++) {
			script.live(update);
		}
		assertThat(script.accountFetches()).hasSize(1);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.pass(600_000).accountFetches()).hasSizeLessThanOrEqualTo(2);
		assertThat(script.live(newMessage(101)).deliveredUpdates()).containsExactly(newMessage(101));
	}

	private static Stream<Update> membersOfAChannelThatCannotBe() {
		return Stream.of(channelEdit(CHANNEL, 1, -5, 1), channelEdit(CHANNEL, 1, 7, -1), channelEdit(CHANNEL, 1, 3, 5),
				readChannel(CHANNEL, -1), new UpdateDeleteChannelMessages(CHANNEL, List.of(1), 7, 8));
	}

	@ParameterizedTest
	@MethodSource("membersOfAChannelThatCannotBe")
	void aMemberOfAChannelThatCannotBeIsReportedAndItsChannelFetched(Update update) {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(update);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.events(EngineEvent.Anomaly.class)).singleElement()
			.satisfies((anomaly) -> assertThat(anomaly.box()).isEqualTo(BoxId.channel(CHANNEL)));
		assertThat(script.accountFetches()).isEmpty();
		assertThat(script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
		script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(script.pass(600_000).channelFetches()).hasSize(1);
		assertThat(script.live(channelUpdate(CHANNEL, 8)).channelPts(CHANNEL)).isEqualTo(8);
	}

	private static Stream<Update> membersThatNameNoChannel() {
		MessageType toAUser = Message.builder().id(1).peerId(new PeerUser(ALICE)).date(NOW).message("m").build();
		return Stream.of(new UpdateNewChannelMessage(toAUser, 7, 1), channelUpdate(0, 7),
				new UpdateNewChannelMessage(empty(null), 7, 1), new UpdateEditChannelMessage(empty(null), 7, 1),
				new UpdateNewChannelMessage(empty(new PeerUser(ALICE)), 7, 1),
				new UpdateEditChannelMessage(empty(new PeerUser(ALICE)), 7, 1),
				new UpdateNewChannelMessage(empty(new PeerChat(3)), 7, 1), readChannel(0, 7),
				new UpdateDeleteChannelMessages(0, List.of(1), 7, 1),
				new UpdatePinnedChannelMessages(true, 0, List.of(1), 7, 1),
				new UpdateChannelWebPage(0, new WebPageEmpty(1, null), 7, 1));
	}

	@ParameterizedTest
	@MethodSource("membersThatNameNoChannel")
	void aMemberOfNoChannelIsReportedAndMovesNothing(Update update) {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(update).pass(60_000);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(script.channelFetches()).isEmpty();
		assertThat(script.accountFetches()).isEmpty();
	}

	@Test
	void scenario17AMessageThatNamesNoChannelIsIgnoredAndTheNextOneShowsTheGap() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6)
			.live(new UpdateNewChannelMessage(new MessageEmpty(7, null), 7, 1));
		assertThat(script.delivered()).isEmpty();
		script.live(channelUpdate(CHANNEL, 8));
		assertThat(script.events(EngineEvent.GapOpened.class))
			.containsExactly(new EngineEvent.GapOpened(BoxId.channel(CHANNEL), 6, 7));
		assertThat(script.pass(500).channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

	@ParameterizedTest
	@MethodSource("namesOfNoChannel")
	void aChannelThatCannotBeIsNeitherFetchedNorStored(long channelId) {
		EngineScript script = EngineScript.started(100, 5, 10);
		script.announce(channelId, 9).live(new UpdateChannelTooLong(channelId, null));
		script.live(new UpdateChannel(channelId)).live(channelUpdate(channelId, 7));
		script.live(new Updates(List.of(new UpdateChannel(channelId)), List.of(),
				List.of(new ChannelForbidden(false, true, false, channelId, 1, "none", null)), NOW, 0));
		script.step(new Input.PtsHint(script.moment(), channelId, 9));
		script.step(new Input.Affected(script.moment(), BoxId.channel(channelId), 9, 1));
		script.step(new Input.PeerKnown(script.moment(), channelId));
		assertThat(script.pass(600_000).channelFetches()).isEmpty();
		assertThat(script.channelPts(channelId)).isNull();
		assertThat(script.intents()).isEmpty();
		assertThat(script.progress().channels()).isZero();
		assertThat(script.events(EngineEvent.Anomaly.class)).isNotEmpty();
	}

	private static Stream<Long> namesOfNoChannel() {
		return Stream.of(0L, -1L);
	}

	@Test
	void aPositionInACommandThatCannotBeIsNoPosition() {
		EngineScript script = EngineScript.started(100, 5, 10).announce(CHANNEL, -5);
		assertThat(script.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
		assertThat(script.channelPts(CHANNEL)).isNull();
	}

	@Test
	void anAffectedPositionThatCannotBeMovesNothing() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6);
		for (BoxId box : List.of(BoxId.COMMON, BoxId.channel(CHANNEL))) {
			script.step(new Input.Affected(script.moment(), box, -1, 1));
			script.step(new Input.Affected(script.moment(), box, 200, -1));
			script.step(new Input.Affected(script.moment(), box, 200, 201));
		}
		assertThat(script.account().pts()).isEqualTo(100);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
		assertThat(script.pass(60_000).channelFetches()).isEmpty();
		assertThat(script.accountFetches()).isEmpty();
	}

	private static Stream<Update> emptyMessagesOfTheCommonBox() {
		return Stream.of(null, new PeerUser(ALICE), new PeerChat(3))
			.map(BadInputTests::empty)
			.flatMap((empty) -> Stream.of(new UpdateNewMessage(empty, 101, 1), new UpdateEditMessage(empty, 101, 1)));
	}

	@ParameterizedTest
	@MethodSource("emptyMessagesOfTheCommonBox")
	void anEmptyMessageOfTheCommonBoxHasItsPlaceInTheSequence(Update empty) {
		EngineScript script = EngineScript.started(100, 5, 10).live(empty).live(newMessage(102));
		assertThat(script.deliveredUpdates()).containsExactly(empty, newMessage(102));
	}

	private static Stream<Update> emptyMessagesOfAChannel() {
		MessageType empty = empty(new PeerChannel(CHANNEL));
		return Stream.of(new UpdateNewChannelMessage(empty, 7, 1), new UpdateEditChannelMessage(empty, 7, 1));
	}

	@ParameterizedTest
	@MethodSource("emptyMessagesOfAChannel")
	void anEmptyMessageThatNamesItsChannelHasItsPlaceInTheSequence(Update empty) {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(empty).live(channelUpdate(CHANNEL, 8));
		assertThat(script.deliveredUpdates()).containsExactly(empty, channelUpdate(CHANNEL, 8));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(8);
		assertThat(script.events(EngineEvent.Anomaly.class)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("emptyMessagesOfAChannel")
	void anEmptyMessageBeginsAChannelThatIsUnknownAndWaitsInAGapLikeAnyOther(Update empty) {
		EngineScript unknown = EngineScript.started(100, 5, 10).live(empty);
		assertThat(unknown.deliveredUpdates()).containsExactly(empty);
		assertThat(unknown.channelPts(CHANNEL)).isEqualTo(7);
		EngineScript gap = EngineScript.withChannel(CHANNEL, 5).live(empty).live(channelUpdate(CHANNEL, 6));
		assertThat(gap.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 6), empty);
	}

	@ParameterizedTest
	@MethodSource("emptyMessagesOfAChannel")
	void anEmptyMessageInADifferenceGoesToTheChannelThatItNames(Update empty) {
		EngineScript account = EngineScript.withChannel(CHANNEL, 6).live(edit(-5, 1));
		account.accountAnswers(Updating.difference(Updating.state(100, 5, NOW, 10), List.of(), empty));
		assertThat(account.deliveredUpdates()).containsExactly(empty);
		assertThat(account.channelPts(CHANNEL)).isEqualTo(7);
		EngineScript channel = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 7);
		channel.channelAnswers(CHANNEL,
				channelPage(7, Updating.Last.YES, List.of(empty(new PeerChannel(CHANNEL))), empty));
		assertThat(channel.deliveredUpdates())
			.containsExactly(new UpdateNewChannelMessage(empty(new PeerChannel(CHANNEL)), 7, 0), empty);
		assertThat(channel.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void anEmptyContainerStillCounts() {
		EngineScript script = EngineScript.started(100, 5, 10).live(ordered(11)).live(ordered(12, renamed("a")));
		assertThat(script.deliveredUpdates()).containsExactly(renamed("a"));
		assertThat(script.account().seq()).isEqualTo(12);
		assertThat(script.live(Updating.container()).pass(60_000).accountFetches()).isEmpty();
	}

	@Test
	void aContainerThatCountsBackwardsIsFetchedInstead() {
		EngineScript script = EngineScript.started(100, 5, 10);
		for (int i = 0; i < 50; i++) {
			script.live(combined(12, 11, renamed("a"))).live(combined(-2, -1, renamed("b")));
		}
		assertThat(script.delivered()).isEmpty();
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(100)
			.first()
			.extracting(EngineEvent.Anomaly::what)
			.asString()
			.contains("12..11");
		assertThat(script.accountFetches()).hasSize(1);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.pass(600_000).accountFetches()).hasSize(2);
	}

	@Test
	void aSeqThatBeginsAgainWithoutANewSessionIsReportedAndFetched() {
		EngineScript script = EngineScript.started(100, 5, 500).live(ordered(1, renamed("a")));
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(script.accountFetches()).hasSize(1);
		assertThat(script.progress().duplicates()).isEqualTo(1);
		script.accountAnswers(new DifferenceEmpty(NOW, 1)).live(ordered(2, renamed("b")));
		assertThat(script.deliveredUpdates()).contains(renamed("b"));
		assertThat(script.pass(600_000).accountFetches()).hasSize(1);
	}

	@Test
	void aSeqFarAheadIsSaidToBeALossWhenTheServerDoesNotKnowOfIt() {
		EngineScript script = EngineScript.started(100, 5, 10).live(ordered(1_000_000, renamed("a")));
		for (int i = 0; i < 4; i++) {
			script.pass(8_000).accountAnswers(new DifferenceEmpty(NOW, 10));
		}
		assertThat(script.pass(600_000).accountFetches()).hasSize(4);
		assertThat(script.deliveredUpdates()).containsExactly(renamed("a"));
		assertThat(script.holes())
			.containsExactly(HoleChanges.range(BoxId.SEQ, 10, 999_999, Cause.SERVER_INCONSISTENT));
	}

}

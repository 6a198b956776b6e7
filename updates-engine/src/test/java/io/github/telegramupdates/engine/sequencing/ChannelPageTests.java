package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageActionEmpty;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateChannelWebPage;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.WebPageEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelEdit;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a page of a channel's difference holds, and which updates belong to a channel.
 */
class ChannelPageTests {

	private static final long CHANNEL = 1;

	private static final int TWO_DAYS = 2 * 24 * 60 * 60;

	private static MessageType writtenAt(int date) {
		return Message.builder().id(9).peerId(new PeerChannel(CHANNEL)).date(date).message("m").build();
	}

	private static MessageType service(int id) {
		return MessageService.builder()
			.id(id)
			.peerId(new PeerChannel(CHANNEL))
			.date(NOW - 9 * TWO_DAYS)
			.action(new MessageActionEmpty())
			.build();
	}

	private static EngineScript fetching(int pts) {
		return EngineScript.withChannel(CHANNEL, pts).live(new UpdateChannelTooLong(CHANNEL, null));
	}

	@Test
	void aPageIsDeliveredAsMappingsMessagesAndTheRestEachWithItsBox() {
		EngineScript script = fetching(6);
		Update mapping = new UpdateMessageID(7, 77);
		Update edited = channelEdit(CHANNEL, 3, 5, 0);
		script.channelAnswers(CHANNEL,
				channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7)), renamed("a"), edited, mapping));
		BoxId box = BoxId.channel(CHANNEL);
		assertThat(script.delivered())
			.extracting(SequencedUpdate::update, SequencedUpdate::box, SequencedUpdate::position,
					SequencedUpdate::count)
			.containsExactly(tuple(mapping, box, 9, 0),
					tuple(new UpdateNewChannelMessage(channelMessage(CHANNEL, 7), 9, 0), box, 9, 0),
					tuple(renamed("a"), BoxId.NONE, 0, 0), tuple(edited, box, 9, 0));
		assertThat(script.delivered()).extracting(SequencedUpdate::source).containsOnly(Source.CHANNEL_DIFFERENCE);
		assertThat(script.events(EngineEvent.Recovered.class)).containsExactly(new EngineEvent.Recovered(box, 4));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
	}

	@Test
	void aPageWithoutContentMovesThePositionAndRecoversNothing() {
		EngineScript script = fetching(6).channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
		assertThat(script.events(EngineEvent.Recovered.class)).isEmpty();
		EngineScript still = fetching(6).channelAnswers(CHANNEL, channelPage(6, Updating.Last.YES, List.of()));
		assertThat(still.channelPts(CHANNEL)).isEqualTo(6);
		assertThat(still.batches()).isEmpty();
	}

	@Test
	void aCommandForTheChannelInItsOwnPageIsObeyed() {
		EngineScript script = fetching(6).channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES,
				List.of(channelMessage(CHANNEL, 7)), new UpdateChannelTooLong(CHANNEL, 20)));
		assertThat(script.deliveredUpdates()).hasSize(1);
		assertThat(script.pass(1_000).channelFetches()).hasSize(2)
			.last()
			.extracting(Output.FetchChannel::pts)
			.isEqualTo(9);
	}

	@Test
	void theFirstPageOfAnUnknownChannelIsItsBeginning() {
		EngineScript script = EngineScript.started(100, 5, 10).live(new UpdateChannelTooLong(CHANNEL, null));
		script.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
		assertThat(script.live(channelUpdate(CHANNEL, 10)).deliveredUpdates())
			.containsExactly(channelUpdate(CHANNEL, 10));
	}

	@Test
	void theFirstEmptyAnswerOfAnUnknownChannelIsItsBeginning() {
		EngineScript script = EngineScript.started(100, 5, 10).live(new UpdateChannelTooLong(CHANNEL, null));
		script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 9, null));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
		assertThat(script.live(channelUpdate(CHANNEL, 12)).pass(500).channelFetches()).last()
			.extracting(Output.FetchChannel::pts)
			.isEqualTo(9);
	}

	@Test
	void aDifferenceTooLongToThePositionItselfIsAskedForAgain() {
		EngineScript script = fetching(60).channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 60), List.of(), List.of(), List.of()));
		assertThat(script.holes()).isEmpty();
		assertThat(script.pass(1_000).channelFetches()).hasSize(2);
	}

	@Test
	void aDifferenceThatIsTooLongIsReportedWithBothEnds() {
		EngineScript script = fetching(60).channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 90), List.of(), List.of(), List.of()));
		assertThat(script.holes()).containsExactly(HoleChanges.tooLong(BoxId.channel(CHANNEL), 60, 90, 90));
	}

	@Test
	void onlyMessagesOlderThanTwoDaysMakePagesSmall() {
		assertThat(limitAfter(List.of(writtenAt(NOW - TWO_DAYS - 1)))).isEqualTo(100);
		assertThat(limitAfter(List.of(writtenAt(NOW - TWO_DAYS)))).isEqualTo(100_000);
		assertThat(limitAfter(List.of(writtenAt(NOW - TWO_DAYS - 1), writtenAt(NOW)))).isEqualTo(100_000);
		assertThat(limitAfter(List.of(writtenAt(NOW), writtenAt(NOW - TWO_DAYS - 1)))).isEqualTo(100);
		assertThat(limitAfter(List.of(service(9)))).isEqualTo(100_000);
		assertThat(limitAfter(List.of())).isEqualTo(100_000);
	}

	private static int limitAfter(List<MessageType> messages) {
		EngineScript bot = EngineScript.bot(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, 5)
			.load()
			.firstDifferenceIsEmpty(10)
			.announce(CHANNEL, 9_000);
		bot.channelAnswers(CHANNEL, channelPage(500, Updating.Last.NO, messages));
		return bot.lastFetch(Output.FetchChannel.class).limit();
	}

	@Test
	void pagesAreLargeAgainOnceTheBacklogIsFetched() {
		EngineScript bot = EngineScript.bot(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, 5)
			.load()
			.firstDifferenceIsEmpty(10)
			.announce(CHANNEL, 9_000);
		bot.channelAnswers(CHANNEL, channelPage(9_000, Updating.Last.YES, List.of(writtenAt(NOW - TWO_DAYS - 1))));
		bot.announce(CHANNEL, 9_500);
		assertThat(bot.lastFetch(Output.FetchChannel.class).limit()).isEqualTo(100_000);
	}

	@Test
	void everyKindOfChannelUpdateBelongsToItsChannel() {
		List<Update> updates = List.of(new UpdateNewChannelMessage(service(7), 7, 1),
				new UpdateDeleteChannelMessages(CHANNEL, List.of(1, 2), 9, 2),
				new UpdatePinnedChannelMessages(true, CHANNEL, List.of(1), 10, 1),
				new UpdateChannelWebPage(CHANNEL, new WebPageEmpty(1, null), 11, 1), channelEdit(CHANNEL, 3, 12, 1));
		EngineScript script = EngineScript.withChannel(CHANNEL, 6);
		updates.forEach(script::live);
		assertThat(script.delivered(Lane.channel(CHANNEL))).containsExactlyElementsOf(updates);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(12);
		assertThat(script.events(EngineEvent.Anomaly.class)).isEmpty();
	}

	@Test
	void scenario82AServiceMessageWithAnUnknownSenderIsDeliveredAndNotReplacedByAFetch() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6);
		Update removed = new UpdateNewChannelMessage(service(7), 7, 1);
		script.live(removed).pass(60_000);
		assertThat(script.deliveredUpdates()).containsExactly(removed);
		assertThat(script.channelFetches()).isEmpty();
		assertThat(script.accountFetches()).isEmpty();
	}

	@Test
	void aReadMarkBehindThePositionIsDeliveredAsStale() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(readChannel(CHANNEL, 5));
		assertThat(script.delivered()).singleElement().satisfies((update) -> {
			assertThat(update.freshness()).isEqualTo(Freshness.STALE);
			assertThat(update.update()).isEqualTo(readChannel(CHANNEL, 5));
		});
		assertThat(script.live(channelEdit(CHANNEL, 1, 5, 0)).delivered()).hasSize(1);
		assertThat(script.progress().duplicates()).isEqualTo(1);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
	}

	@Test
	void aReadMarkThatADifferencePassesIsDeliveredAsStaleToo() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(readChannel(CHANNEL, 8)).pass(500);
		script.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(script.delivered()).extracting(SequencedUpdate::freshness)
			.containsExactly(Freshness.CURRENT, Freshness.STALE);
	}

}

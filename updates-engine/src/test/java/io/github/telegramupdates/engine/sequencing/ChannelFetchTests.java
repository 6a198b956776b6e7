package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Scenarios 71 to 92: what the fetches of channels run into.
 */
class ChannelFetchTests {

	private static final long CHANNEL = 1;

	private static EngineScript withChannel(int pts) {
		return new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, pts)
			.load()
			.firstDifferenceIsEmpty(10);
	}

	private static EngineScript withChannels(int count) {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		LongStream.rangeClosed(1, count).forEach((id) -> script.channel(id, 5).intent(new FetchIntent(id, 6, id)));
		script.load();
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		return script;
	}

	private static void fails(EngineScript script, FetchError.Kind kind, String type, int wait) {
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				new FetchError(kind, type, wait)));
	}

	private static List<Long> fetched(EngineScript script) {
		return script.channelFetches().stream().map(Output.FetchChannel::channelId).toList();
	}

	private static void catchesUp(EngineScript script, long channelId) {
		script.channelAnswers(channelId, channelPage(6, Updating.Last.YES, List.of(channelMessage(channelId, 1))));
	}

	@Test
	void scenario72ADifferenceTooLongLeavesAHoleThatIsStoredWithTheNewPosition() {
		EngineScript script = withChannel(100).live(channelUpdate(CHANNEL, 5_001)).pass(500);
		script.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 5_000), List.of(), List.of(), List.of()));
		assertThat(script.holes()).containsExactly(HoleChanges.tooLong(BoxId.channel(CHANNEL), 100, 5_000, 5_000));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 5_001));
	}

	@Test
	void scenario76AnAnswerWithoutAPositionIsAskedForAgain() {
		EngineScript script = withChannel(100).live(new UpdateChannelTooLong(CHANNEL, null));
		script.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null,
				dialog(CHANNEL, 5_000).toBuilder().pts(null).build(), List.of(), List.of(), List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(100);
		script.pass(1_000);
		assertThat(script.channelFetches()).hasSize(2);
	}

	@Test
	void scenario81AnAccessHashThatIsRefusedIsForgottenOnceAndThenTheChannelIsInaccessible() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		fails(script, FetchError.Kind.BAD_PEER, "CHANNEL_INVALID", 0);
		assertThat(script.outputs(Output.ForgetPeer.class)).hasSize(1);
		assertThat(script.outputs(Output.ResolvePeer.class)).hasSize(1);
		script.step(new Input.PeerKnown(script.moment(), CHANNEL));
		fails(script, FetchError.Kind.BAD_PEER, "CHANNEL_INVALID", 0);
		script.pass(600_000);
		assertThat(script.events(EngineEvent.ChannelInaccessible.class)).hasSize(1);
		assertThat(script.channelFetches()).hasSize(2);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
	}

	@Test
	void scenario80AnInaccessibleChannelPassesGapsAndKeepsThemAsHoles() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0);
		script.live(channelUpdate(CHANNEL, 7), channelUpdate(CHANNEL, 10));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7), channelUpdate(CHANNEL, 10));
		assertThat(script.holes()).extracting("from", "to", "cause")
			.containsExactly(tuple(7, 9, HistoryHole.Cause.INACCESSIBLE));
		script.live(new UpdateChannel(CHANNEL));
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(10);
	}

	@Test
	void scenario83AReplicaThatLagsForLongDegradesTheChannelInsteadOfStoppingIt() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 9)).pass(500);
		for (int attempt = 1; attempt <= 5; attempt++) {
			fails(script, FetchError.Kind.REPLICA, "PERSISTENT_TIMESTAMP_OUTDATED", 0);
			script.passRetry();
		}
		assertThat(script.deliveredUpdates()).isEmpty();
		fails(script, FetchError.Kind.REPLICA, "PERSISTENT_TIMESTAMP_OUTDATED", 0);
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
		assertThat(script.events(EngineEvent.Degraded.class)).hasSize(1);
		assertThat(script.holes()).extracting("from", "to").containsExactly(tuple(6, 8));
	}

	@Test
	void scenario84AHistoryThatCannotBeReadForAMomentLosesNothing() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 8)).pass(500);
		fails(script, FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0);
		script.passRetry();
		fails(script, FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0);
		script.passRetry();
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::limit).containsExactly(100, 100, 100);
		script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(script.delivered()).hasSize(2);
		assertThat(script.holes()).isEmpty();
	}

	@Test
	void scenario85FromTheThirdTimeoutOnPagesBecomeSmaller() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 8)).pass(500);
		for (int attempt = 1; attempt <= 5; attempt++) {
			fails(script, FetchError.Kind.TRANSIENT, "Timeout", 0);
			script.passRetry();
		}
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::limit)
			.containsExactly(100, 100, 100, 50, 25, 12);
	}

	@Test
	void scenario86RequestsAreTenAtATimeAndInTheOrderOfTheIntents() {
		EngineScript script = withChannels(500);
		assertThat(fetched(script)).containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
		long answered = 0;
		while (answered < 20) {
			catchesUp(script, ++answered);
		}
		assertThat(fetched(script)).hasSize(30).isSorted();
	}

	@Test
	void scenario87AFloodWaitHoldsAllChannelsHalvesTheCapAndKeepsTheOrder() {
		EngineScript script = withChannels(30);
		fails(script, FetchError.Kind.FLOOD, "FLOOD_WAIT", 30);
		LongStream.rangeClosed(1, 9).forEach((id) -> catchesUp(script, id));
		script.pass(29_999);
		assertThat(fetched(script)).hasSize(10);
		script.pass(3_100);
		assertThat(fetched(script).subList(10, 15)).containsExactly(10L, 11L, 12L, 13L, 14L);
		assertThat(fetched(script)).hasSize(15);
		script.pass(61_000);
		assertThat(fetched(script)).hasSize(16);
	}

	@Test
	void scenario88AChannelWithManyPagesLetsTheOthersGoFirst() {
		EngineScript script = withChannels(12);
		script.channelAnswers(1, channelPage(6, Updating.Last.NO, List.of(channelMessage(1, 1))));
		catchesUp(script, 2);
		catchesUp(script, 3);
		assertThat(fetched(script).subList(10, 13)).containsExactly(11L, 12L, 1L);
	}

	@Test
	void scenario91TenOpenChannelsArePolledUntilTheyAreClosed() {
		EngineScript script = EngineScript.started(100, 0, 10);
		for (long id = 1; id <= 12; id++) {
			script.live(channelUpdate(id, 1));
			script.step(new Input.ChannelOpened(script.moment(), id));
			script.channelAnswers(id, new ChannelDifferenceEmpty(true, 1, (id == 12) ? 30 : null));
		}
		assertThat(polled(script, 2_500)).containsExactlyInAnyOrder(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 3L, 4L, 5L,
				6L, 7L, 8L, 9L, 10L, 11L);
		for (long id = 3; id <= 12; id++) {
			script.step(new Input.ChannelClosed(script.moment(), id));
		}
		assertThat(polled(script, 60_000)).isEmpty();
	}

	private static List<Long> polled(EngineScript script, long millis) {
		List<Long> polled = new ArrayList<>();
		for (long passed = 0; passed < millis; passed += 100) {
			script.forget().pass(100);
			for (Output.FetchChannel fetch : script.channelFetches()) {
				polled.add(fetch.channelId());
				script.channelAnswers(fetch.channelId(), new ChannelDifferenceEmpty(true, 1, null));
			}
		}
		return polled;
	}

	@Test
	void scenario92AnAnswerBehindWhatWasAnnouncedIsFollowedByAFewLooksAndThenNone() {
		EngineScript script = withChannel(10).announce(CHANNEL, 25);
		ChannelDifferenceEmpty behind = new ChannelDifferenceEmpty(true, 20, null);
		int fetches = 1;
		for (int wait : List.of(1_000, 60_000, 15 * 60_000)) {
			script.channelAnswers(CHANNEL, behind).pass(wait - 1);
			assertThat(script.channelFetches()).hasSize(fetches++);
			script.pass(1);
			assertThat(script.channelFetches()).hasSize(fetches);
		}
		assertThat(script.events(EngineEvent.Anomaly.class)).isEmpty();
		script.channelAnswers(CHANNEL, behind);
		assertThat(script.events(EngineEvent.Anomaly.class)).singleElement()
			.isEqualTo(new EngineEvent.Anomaly(BoxId.channel(CHANNEL),
					"position 25 was announced, but there is nothing after 20"));
		script.pass(60 * 60_000);
		assertThat(script.channelFetches()).hasSize(fetches);
		script.live(channelUpdate(CHANNEL, 19));
		assertThat(script.delivered()).isEmpty();
	}

	@Test
	void oldMessagesOfABacklogAreFetchedInSmallPages() {
		EngineScript script = EngineScript.bot(AccountState.of(100, 0, NOW - 10, 10));
		script.channel(CHANNEL, 5).load().firstDifferenceIsEmpty(10).announce(CHANNEL, 9_000);
		Message old = Message.builder()
			.id(6)
			.peerId(new PeerChannel(CHANNEL))
			.date(NOW - 3 * 86_400)
			.message("old")
			.build();
		script.channelAnswers(CHANNEL, channelPage(500, Updating.Last.NO, List.of(old)));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::limit).containsExactly(100_000, 100);
	}

	@Test
	void scenario37APositionThatAnAnswerMentionsIsAHintThatMovesNothing() {
		EngineScript script = withChannel(40);
		script.step(new Input.PtsHint(script.moment(), CHANNEL, 50));
		assertThat(script.channelFetches()).isEmpty();
		script.pass(500);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(40);
		assertThat(script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(40);
	}

	@Test
	void aHintThatThePushesCatchUpWithCostsNoRequest() {
		EngineScript script = withChannel(40);
		script.step(new Input.PtsHint(script.moment(), CHANNEL, 41));
		script.live(channelUpdate(CHANNEL, 41)).pass(60_000);
		assertThat(script.channelFetches()).isEmpty();
	}

	@Test
	void scenario32AnAffectedPositionMovesTheBoxAndDeliversNothing() {
		EngineScript script = withChannel(40);
		script.step(new Input.Affected(script.moment(), BoxId.COMMON, 101, 1));
		assertThat(script.account().pts()).isEqualTo(101);
		assertThat(script.delivered()).isEmpty();
		script.step(new Input.Affected(script.moment(), BoxId.channel(CHANNEL), 42, 2));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(42);
		assertThat(script.account().pts()).isEqualTo(101);
	}

	@Test
	void scenario34AnAffectedPositionOfZeroIsIgnored() {
		EngineScript script = withChannel(40);
		script.step(new Input.Affected(script.moment(), BoxId.COMMON, 0, 0));
		assertThat(script.account().pts()).isEqualTo(100);
	}

	@Test
	void scenario35AnAffectedPositionBehindAGapWaitsForIt() {
		EngineScript script = withChannel(40);
		script.step(new Input.Affected(script.moment(), BoxId.COMMON, 103, 1));
		assertThat(script.armedIn()).isEqualTo(500);
		script.live(newMessage(101)).live(newMessage(102)).pass(1_000);
		assertThat(script.account().pts()).isEqualTo(103);
		assertThat(script.accountFetches()).isEmpty();
	}

	@Test
	void scenario31TheSameEventByAnswerAndPushIsDeliveredOnce() {
		EngineScript script = withChannel(40).live(newMessage(101)).live(newMessage(101));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(101));
	}

	@Test
	void aPageThatStandsStillIsTakenAsOneStepSoThatItIsNotFetchedForEver() {
		EngineScript script = withChannel(6).live(new UpdateChannelTooLong(CHANNEL, null));
		script.channelAnswers(CHANNEL, new ChannelDifference(true, 6, null, List.of(channelMessage(CHANNEL, 7)),
				List.of(), List.of(), List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(7);
		assertThat(script.channelFetches()).hasSize(1);
	}

	@Test
	void aChannelWhoseFetchesFailIsNotAskedForMoreOftenBecauseItWasSeenMeanwhile() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		for (int i = 0; i < 20; i++) {
			fails(script, FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);
			script.pass(700).step(new Input.PeerKnown(script.moment(), CHANNEL));
		}
		fails(script, FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);
		script.forget();
		for (int i = 0; i < 6_000; i++) {
			int before = script.channelFetches().size();
			script.pass(100);
			if (script.channelFetches().size() > before) {
				fails(script, FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);
			}
		}
		assertThat(script.channelFetches()).hasSizeBetween(8, 13);
	}

	@Test
	void aChannelThatTheAccountLeavesIsNotFetchedAnyMoreAndNoLossIsReported() {
		EngineScript script = withChannel(6);
		script.live(new Updates(List.of(new UpdateChannel(CHANNEL)), List.of(),
				List.of(new ChannelForbidden(false, true, false, CHANNEL, 1, "news", null)), NOW, 0));
		script.announce(CHANNEL, 6).pass(60_000);
		assertThat(script.channelFetches()).isEmpty();
		assertThat(script.holes()).isEmpty();
		assertThat(script.events(EngineEvent.ChannelInaccessible.class)).isEmpty();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
		script.live(new UpdateChannel(CHANNEL));
		assertThat(script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

}

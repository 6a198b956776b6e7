package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.GAP_WAIT;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Channels that cannot be fetched for a while, or for good, and how they come back.
 */
class ChannelFailureTests {

	private static final long CHANNEL = 1;

	private static final FetchError GONE = new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0);

	private static final FetchError BAD_PEER = new FetchError(FetchError.Kind.BAD_PEER, "CHANNEL_INVALID", 0);

	private static final FetchError REPLICA = new FetchError(FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0);

	private static final FetchError REFUSED = new FetchError(FetchError.Kind.POSITION_INVALID,
			"PERSISTENT_TIMESTAMP_INVALID", 0);

	/** A channel at 6 that is fetched because 9 came. */
	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(channelUpdate(CHANNEL, 9)).pass(500);

	private static Updates relation(long channelId, boolean left) {
		ChatType channel = Channel.builder()
			.id(channelId)
			.title("news")
			.photo(new ChatPhotoEmpty())
			.date(1)
			.left(left)
			.build();
		return new Updates(List.of(new UpdateChannel(CHANNEL)), List.of(), List.of(channel), NOW, 0);
	}

	/** Waits of a channel are spread by a fifth to both sides. */
	private static void assertRetries(EngineScript script, String error, long... millis) {
		List<EngineEvent.FetchRetried> retries = script.events(EngineEvent.FetchRetried.class);
		assertThat(retries).hasSize(millis.length).allMatch((retried) -> retried.error().equals(error));
		for (int i = 0; i < millis.length; i++) {
			assertThat(retries.get(i).retryMillis()).isBetween(millis[i] * 4 / 5, millis[i] * 6 / 5);
		}
	}

	private void catchUp(int pts) {
		this.script.channelAnswers(CHANNEL, channelPage(pts, Updating.Last.YES, List.of(channelMessage(CHANNEL, pts))));
	}

	@Test
	void whatChainsIsAppliedWhileAFailedFetchWaits() {
		this.script.channelFails(REPLICA).live(channelUpdate(CHANNEL, 7));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7));
		this.script.live(channelUpdate(CHANNEL, 8));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(9);
		assertThat(this.script.pass(1_000).channelFetches()).hasSize(2);
	}

	@Test
	void anInaccessibleChannelReportsWhatItPassesAndForgetsWhatWasAnnounced() {
		this.script.announce(CHANNEL, 25).channelFails(GONE);
		assertThat(this.script.holes())
			.containsExactly(HoleChanges.range(CHANNEL, 6, 8, HistoryHole.Cause.INACCESSIBLE));
		assertThat(this.script.progress().openGaps()).isZero();
		this.script.live(new UpdateChannel(CHANNEL));
		assertThat(this.script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(9);
		catchUp(10);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(2);
		assertThat(this.script.live(channelUpdate(CHANNEL, 14)).pass(500).channelFetches()).hasSize(3);
	}

	@Test
	void anInaccessibleIdleChannelIsFetchedWhenItCanBeReadAgainAfterARestart() {
		this.script.channelFails(GONE);
		EngineScript again = this.script.restart().firstDifferenceIsEmpty(10);
		again.step(new Input.PeerKnown(again.moment(), CHANNEL));
		assertThat(again.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(9);
	}

	@Test
	void anAccessHashOfAChannelThatMissesNothingIsNoReasonToFetch() {
		EngineScript idle = EngineScript.withChannel(CHANNEL, 6);
		idle.step(new Input.PeerKnown(idle.moment(), CHANNEL)).step(new Input.PeerKnown(idle.moment(), 77));
		idle.live(new UpdateChannel(CHANNEL)).live(relation(CHANNEL, false));
		assertThat(idle.pass(60_000).channelFetches()).isEmpty();
		assertThat(idle.progress().channels()).isEqualTo(1);
	}

	@Test
	void scenario78AMissingAccessHashIsReportedOnceLookedForOnceAMinuteAndUsedAtOnce() {
		this.script.channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(this.script.outputs(Output.ResolvePeer.class)).containsExactly(new Output.ResolvePeer(CHANNEL));
		this.script.pass(59_999);
		assertThat(this.script.channelFetches()).hasSize(1);
		this.script.pass(1).channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(this.script.outputs(Output.ResolvePeer.class)).hasSize(2);
		assertThat(this.script.events(EngineEvent.PeerUnresolved.class))
			.containsExactly(new EngineEvent.PeerUnresolved(CHANNEL));
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		assertThat(this.script.channelFetches()).hasSize(3).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
		catchUp(8);
		this.script.live(channelUpdate(CHANNEL, 20)).pass(500).channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(this.script.events(EngineEvent.PeerUnresolved.class)).hasSize(2);
	}

	@Test
	void scenario78AnAccessHashThatIsLearntWhileItsLackIsFoundOutIsUsedAtOnce() {
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		this.script.channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(this.script.channelFetches()).hasSize(2);
		assertThat(this.script.outputs(Output.ResolvePeer.class)).isEmpty();
		this.script.channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(this.script.channelFetches()).hasSize(2);
		assertThat(this.script.outputs(Output.ResolvePeer.class)).hasSize(1);
	}

	@Test
	void scenario81AnAccessHashThatWorkedInBetweenMayBeRefusedOnceMore() {
		this.script.channelFails(BAD_PEER).step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		catchUp(8);
		this.script.live(channelUpdate(CHANNEL, 20)).pass(500).channelFails(BAD_PEER);
		assertThat(this.script.events(EngineEvent.ChannelInaccessible.class)).isEmpty();
		assertThat(this.script.outputs(Output.ForgetPeer.class)).hasSize(2);
	}

	@Test
	void scenario81AnAccessHashThatIsRefusedIsNotTriedAgainBecauseItWasLearntBefore() {
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL)).channelFails(BAD_PEER);
		assertThat(this.script.channelFetches()).hasSize(1);
		assertThat(this.script.outputs(Output.ResolvePeer.class)).hasSize(1);
	}

	@Test
	void aPositionThatIsRefusedTwiceIsAskedForAgainLater() {
		this.script.channelFails(REFUSED).channelFails(REFUSED);
		assertRetries(this.script, "PERSISTENT_TIMESTAMP_INVALID", 2_000);
		assertThat(this.script.channelFetches()).hasSize(2);
		assertThat(this.script.passRetry().channelFetches()).hasSize(3)
			.last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
	}

	@Test
	void aRefusedPositionMayBeReplacedByAnEmptyAnswer() {
		this.script.channelFails(REFUSED).channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 8, null));
		assertThat(this.script.holes()).containsExactly(HoleChanges.reset(BoxId.channel(CHANNEL), 6, 8));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(9);
		this.script.live(channelUpdate(CHANNEL, 12)).pass(500);
		assertThat(this.script.channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(9, 100);
	}

	@Test
	void pagesThatStandStillAreRepeatedWithGrowingWaits() {
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(false, 6, null));
		assertThat(this.script.channelFetches()).hasSize(2);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(false, 6, null)).passRetry();
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(false, 6, null)).passRetry();
		assertThat(this.script.channelFetches()).hasSize(4);
		assertRetries(this.script, "STANDSTILL", 2_000, 4_000);
		assertThat(this.script.holes()).isEmpty();
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(false, 6, null)).pass(60_000);
		assertThat(this.script.channelFetches()).hasSize(4);
		assertThat(this.script.holes())
			.containsExactly(HoleChanges.range(CHANNEL, 6, 8, HistoryHole.Cause.SERVER_INCONSISTENT));
		assertThat(this.script.progress().openGaps()).isZero();
	}

	@Test
	void whatWasAnnouncedBehindAGapThatIsGivenUpIsStillLookedFor() {
		this.script.announce(CHANNEL, 12);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(500);
		for (int answer = 2; answer < 4; answer++) {
			this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).passRetry();
		}
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(9);
		this.script.forget().pass(1_000);
		assertThat(this.script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(9);
		catchUp(12);
		assertThat(this.script.pass(16 * 60_000).channelFetches()).hasSize(1);
		assertThat(this.script.events(EngineEvent.Anomaly.class)).isEmpty();
	}

	@Test
	void whatWasAnnouncedBehindAHoleIsStillLookedFor() {
		EngineScript behind = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 60);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null, Updating.dialog(CHANNEL, 50), List.of(),
				List.of(), List.of()));
		assertThat(behind.channelPts(CHANNEL)).isEqualTo(50);
		behind.forget().pass(1_000);
		assertThat(behind.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(50);
	}

	@Test
	void scenario48EmptyAnswersOverAGapOfAChannelAreRepeatedBeforeItIsALoss() {
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(500);
		assertThat(this.script.channelFetches()).hasSize(2);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).passRetry();
		assertThat(this.script.channelFetches()).hasSize(3);
		catchUp(8);
		assertThat(this.script.delivered()).hasSize(2);
		assertThat(this.script.holes()).isEmpty();
		this.script.live(channelUpdate(CHANNEL, 12)).pass(500);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 9, null));
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void aChannelThatTheAccountLeftIsNotFetchedUnlessTheApplicationShowsIt() {
		EngineScript left = EngineScript.withChannel(CHANNEL, 6).live(relation(CHANNEL, true));
		left.live(channelUpdate(CHANNEL, 12)).pass(60_000);
		assertThat(left.channelFetches()).isEmpty();
		assertThat(left.delivered(Lane.channel(CHANNEL))).containsExactly(channelUpdate(CHANNEL, 12));
		left.live(relation(CHANNEL, false));
		assertThat(left.channelFetches()).hasSize(1);
		EngineScript shown = EngineScript.withChannel(CHANNEL, 6);
		shown.step(new Input.ChannelOpened(shown.moment(), CHANNEL)).live(relation(CHANNEL, true));
		shown.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(1_000);
		assertThat(shown.channelFetches()).hasSize(2);
	}

	@Test
	void aChannelThatWasNeverSeenIsNotStoredBecauseTheAccountLeftIt() {
		EngineScript unknown = EngineScript.started(100, 5, 10).live(relation(CHANNEL, true));
		assertThat(unknown.progress().channels()).isZero();
		assertThat(unknown.live(channelUpdate(CHANNEL, 7)).live(channelUpdate(CHANNEL, 9)).pass(500).channelFetches())
			.hasSize(1);
	}

	@Test
	void whatCameAlongOfAnotherChannelSaysNothingOfThisOne() {
		EngineScript other = EngineScript.withChannel(CHANNEL, 6).live(relation(2, true));
		assertThat(other.live(channelUpdate(CHANNEL, 9)).pass(500).channelFetches()).hasSize(1);
	}

	@Test
	void scenario92APositionThatIsAnnouncedLaterIsLookedForAgain() {
		EngineScript behind = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 25);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(1_000);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(59_999);
		assertThat(behind.channelFetches()).hasSize(2);
		behind.announce(CHANNEL, 30);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 22, null)).pass(1_000);
		assertThat(behind.channelFetches()).hasSize(4);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 30, null)).pass(16 * 60_000);
		assertThat(behind.channelFetches()).hasSize(4);
	}

	@Test
	void theSamePositionAnnouncedAgainBeginsNoNewSeriesOfLooks() {
		EngineScript behind = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 25);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(1_000);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null));
		behind.announce(CHANNEL, 25);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(59_999 - GAP_WAIT);
		assertThat(behind.channelFetches()).hasSize(3);
		behind.pass(1);
		assertThat(behind.channelFetches()).hasSize(4);
	}

	@Test
	void updatesThatReachTheAnnouncedPositionEndTheLooks() {
		EngineScript behind = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 7);
		behind.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).live(channelUpdate(CHANNEL, 7));
		behind.pass(16 * 60_000);
		assertThat(behind.channelFetches()).hasSize(1);
		assertThat(behind.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void aNewAnnouncementHasLooksOfItsOwn() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 7);
		for (int wait : List.of(1_000, 60_000, 13 * 60_000)) {
			script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(wait);
		}
		script.live(channelUpdate(CHANNEL, 7)).forget().announce(CHANNEL, 9);
		for (int wait : List.of(1_000, 60_000, 15 * 60_000 - 1)) {
			script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 7, null)).pass(wait);
		}
		assertThat(script.channelFetches()).hasSize(3);
		assertThat(script.events(EngineEvent.Anomaly.class)).isEmpty();
		assertThat(script.pass(1).channelFetches()).hasSize(4);
	}

	@Test
	void theLooksAtAnOpenChannelComeToAnEndAlthoughItIsPolled() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6);
		script.step(new Input.ChannelOpened(script.moment(), CHANNEL)).announce(CHANNEL, 25);
		for (int poll = 0; poll < 2 * 16; poll++) {
			script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, 31)).pass(1_000).pass(30_000);
		}
		assertThat(script.events(EngineEvent.Anomaly.class)).isEmpty();
		for (int poll = 0; poll < 3; poll++) {
			script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, 31)).pass(31_000);
		}
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(1);
	}

}

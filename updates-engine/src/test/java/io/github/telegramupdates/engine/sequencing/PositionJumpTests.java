package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * positions that are far off are verified, never adopted from a live update. R-24:
 * a new count begins when the server announces it.
 */
class PositionJumpTests {

	private static final int FAR = 2_000_000;

	private static final long CHANNEL = 1;

	private static void answerState(EngineScript script, int pts) {
		script.step(new Input.StateFetched(script.moment(), script.lastFetch(Output.FetchState.class).fetchId(),
				state(pts, 0, NOW, 10)));
	}

	@Test
	void aPositionFarBackIsVerifiedAndTakenIfTheServerIsReallyThere() {
		EngineScript script = EngineScript.started(FAR, 0, 10).live(newMessage(5));
		assertThat(script.delivered()).isEmpty();
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(1);
		answerState(script, 5);
		assertThat(script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(5);
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.account().pts()).isEqualTo(5);
		assertThat(script.account().epoch()).isEqualTo(1);
		assertThat(script.holes()).singleElement()
			.extracting("oldPosition", "oldEpoch", "newPosition", "newEpoch")
			.containsExactly(FAR, 0, 4, 1);
		script.live(newMessage(6));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(5), newMessage(6));
	}

	@Test
	void aPositionFarBackIsIgnoredIfTheServerIsNotThere() {
		EngineScript script = EngineScript.started(FAR, 0, 10)
			.live(newMessage(5))
			.live(newMessage(6))
			.live(newMessage(7));
		assertThat(script.outputs(Output.FetchState.class)).hasSize(1);
		answerState(script, FAR);
		assertThat(script.accountFetches()).isEmpty();
		assertThat(script.account().pts()).isEqualTo(FAR);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.holes()).isEmpty();
	}

	@Test
	void whatIsPushedWhileTheStateIsAskedForDoesNotMakeItLookLikeANewCount() {
		EngineScript script = EngineScript.started(FAR, 0, 10).live(newMessage(5)).live(newMessage(FAR + 1));
		answerState(script, FAR);
		assertThat(script.outputs(Output.FetchState.class)).hasSize(1);
		assertThat(script.account().pts()).isEqualTo(FAR + 1);
		assertThat(script.account().epoch()).isZero();
	}

	@Test
	void aPositionFarAheadIsNoReasonToWaitForAllThatLiesBetween() {
		EngineScript script = EngineScript.started(100, 0, 10).live(newMessage(Integer.MAX_VALUE));
		assertThat(script.delivered()).isEmpty();
		answerState(script, 100);
		script.pass(100_000);
		assertThat(script.account().pts()).isEqualTo(100);
		assertThat(script.accountFetches()).isEmpty();
		script.live(newMessage(101));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(101));
	}

	@Test
	void aPositionFarAheadThatTheServerConfirmsIsFetched() {
		EngineScript script = EngineScript.started(100, 0, 10).live(newMessage(Integer.MAX_VALUE));
		answerState(script, Integer.MAX_VALUE);
		assertThat(script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(100);
	}

	@Test
	void aChannelThatHasResetItsCountIsFoundByItsDialog() {
		EngineScript script = channelAt(200_000).live(channelUpdate(CHANNEL, 3));
		assertThat(script.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
		script.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 3), List.of(), List.of(), List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(3);
		assertThat(script.holes()).extracting(HistoryHole::cause).containsExactly(HistoryHole.Cause.REBASED);
	}

	@Test
	void aChannelThatDoesNotCountAgainStaysWhereItIs() {
		EngineScript script = channelAt(200_000).live(channelUpdate(CHANNEL, 3));
		script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 200_000, null)).pass(60_000);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(200_000);
		assertThat(script.channelFetches()).hasSize(1);
		assertThat(script.delivered()).isEmpty();
	}

	@Test
	void aVerificationDoesNotTakeThePlaceOfAFetchThatIsNeeded() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, new ChannelState(200_000, 0, ChannelState.NEEDS_FETCH, 0))
			.load()
			.live(channelUpdate(CHANNEL, 3))
			.accountAnswers(new DifferenceEmpty(NOW - 10, 10));
		assertThat(script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(200_000);
		script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 200_000, null));
		assertThat(script.channelState(CHANNEL).needsFetch()).isFalse();
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::limit).isEqualTo(1);
	}

	@Test
	void aJumpOfAChannelThatCouldNotBeReadLeadsToWhatItMissed() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, new ChannelState(200_000, 0, ChannelState.INACCESSIBLE, 0))
			.load()
			.firstDifferenceIsEmpty(10)
			.live(channelUpdate(CHANNEL, 3));
		script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 200_000, null));
		assertThat(script.channelState(CHANNEL).needsFetch()).isTrue();
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(200_000);
	}

	@Test
	void scenario56WhatWasBufferedOfTheOldCountIsForgottenHoweverFarTheNewOneIs() {
		EngineScript script = EngineScript.started(10, 0, 10).live(newMessage(15)).live(new UpdatePtsChanged());
		answerState(script, 12);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(60_000);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.account().pts()).isEqualTo(12);
		assertThat(script.accountFetches()).hasSize(1);
		assertThat(script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 10, 12));
	}

	@Test
	void scenario56TheSameNumberOfAnotherCountIsAHole() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatePtsChanged());
		answerState(script, 10);
		assertThat(script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 10, 10));
	}

	@Test
	void whatIsPushedOfTheNewCountWaitsForItsFirstPosition() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatePtsChanged());
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchState.class).fetchId(),
				new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0)));
		script.live(newMessage(11)).live(newMessage(2)).live(newMessage(3));
		assertThat(script.delivered()).isEmpty();
		script.pass(1_000);
		answerState(script, 2);
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(3));
		assertThat(script.account().pts()).isEqualTo(3);
	}

	@Test
	void theFirstPositionOfANewCountIsAskedForAlthoughTheLaneIsFull() {
		EngineScript script = EngineScript.started(10, 0, 10).holdCommits().live(new UpdatesTooLong());
		script.accountAnswers(slice(state(11, 0, NOW, 10), List.of(message(1))));
		script.accountAnswers(slice(state(12, 0, NOW, 10), List.of(message(2))));
		script.live(new UpdatePtsChanged());
		assertThat(script.outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void aPositionAtTheLimitIsNotYetAJump() {
		int limit = 1_000;
		EngineScript at = EngineScript.started(FAR, 0, 10).live(newMessage(FAR - limit));
		assertThat(at.outputs(Output.FetchState.class)).isEmpty();
		assertThat(at.progress().duplicates()).isEqualTo(1);
		assertThat(at.live(newMessage(FAR - limit - 1)).outputs(Output.FetchState.class)).hasSize(1);
		EngineScript ahead = EngineScript.started(100, 0, 10).live(newMessage(100 + (1 << 30)));
		assertThat(ahead.outputs(Output.FetchState.class)).isEmpty();
		assertThat(ahead.live(newMessage(101 + (1 << 30))).outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void aPositionOfAChannelAtTheLimitIsNotYetAJump() {
		EngineScript channel = channelAt(200_000).live(channelUpdate(CHANNEL, 200_000 - 1_000));
		assertThat(channel.events(EngineEvent.Anomaly.class)).isEmpty();
		assertThat(channel.live(channelUpdate(CHANNEL, 200_000 - 1_001)).events(EngineEvent.Anomaly.class))
			.containsExactly(new EngineEvent.Anomaly(BoxId.channel(CHANNEL), "position 198999 after 200000"));
	}

	@Test
	void theServerIsAskedNoMoreThanOnceAMinute() {
		EngineScript script = EngineScript.started(FAR, 0, 10).live(newMessage(5));
		answerState(script, FAR);
		script.pass(59_999).live(newMessage(6));
		assertThat(script.outputs(Output.FetchState.class)).hasSize(1);
		script.pass(1).live(newMessage(6));
		assertThat(script.outputs(Output.FetchState.class)).hasSize(2);
	}

	@Test
	void aVerificationThatFailsIsRepeatedAMinuteLater() {
		EngineScript script = EngineScript.started(FAR, 0, 10).live(newMessage(5));
		script.stateFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0));
		assertThat(script.accountFetches()).isEmpty();
		assertThat(script.pass(59_999).outputs(Output.FetchState.class)).hasSize(1);
		assertThat(script.pass(1).outputs(Output.FetchState.class)).hasSize(2);
		answerState(script, 5);
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(5));
	}

	@Test
	void aQtsFarBackIsReportedAndNeverJudgedByTheState() {
		EngineScript script = EngineScript.started(100, FAR, 10)
			.live(new UpdateBotStopped(1, NOW, true, 3))
			.live(new UpdateBotStopped(1, NOW, true, 4));
		assertThat(script.events(EngineEvent.Anomaly.class))
			.containsExactly(new EngineEvent.Anomaly(BoxId.QTS, "position 3 after " + FAR));
		assertThat(script.outputs(Output.FetchState.class)).isEmpty();
		assertThat(script.accountFetches()).isEmpty();
	}

	@Test
	void aQtsFarAheadIsFetchedAndNotWaitedFor() {
		EngineScript script = EngineScript.started(100, 5, 10)
			.live(new UpdateBotStopped(1, NOW, true, Integer.MAX_VALUE))
			.live(new UpdateBotStopped(1, NOW, true, Integer.MAX_VALUE));
		assertThat(script.accountFetches()).singleElement().extracting(Output.FetchAccount::qts).isEqualTo(5);
		assertThat(script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(60_000).accountFetches()).hasSize(1);
		assertThat(script.outputs(Output.FetchState.class)).isEmpty();
	}

	@Test
	void aChannelWhoseDialogIsNotBehindStaysWhereItIs() {
		EngineScript channel = channelAt(200_000).live(channelUpdate(CHANNEL, 3));
		channel.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 200_000), List.of(), List.of(), List.of()));
		assertThat(channel.channelPts(CHANNEL)).isEqualTo(200_000);
		assertThat(channel.holes()).isEmpty();
		channel.live(channelUpdate(CHANNEL, 200_002)).pass(500);
		assertThat(channel.channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(200_000, 100);
	}

	private static EngineScript channelAt(int pts) {
		return new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, pts)
			.load()
			.firstDifferenceIsEmpty(10);
	}

}

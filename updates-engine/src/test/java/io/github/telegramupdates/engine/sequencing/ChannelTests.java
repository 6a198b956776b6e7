package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelEdit;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Scenarios 64 to 80: channels.
 */
class ChannelTests {

	private static final long CHANNEL = 1;

	private static final long OTHER = 2;

	private final EngineScript script = EngineScript.started(100, 0, 10);

	private static EngineScript withChannel(int pts) {
		return new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, pts)
			.load()
			.firstDifferenceIsEmpty(10);
	}

	private static Update recovered(int id, int pts) {
		return new UpdateNewChannelMessage(channelMessage(CHANNEL, id), pts, 0);
	}

	@Test
	void scenario64AnUnknownChannelBeginsBeforeItsFirstUpdateWithoutARequest() {
		this.script.live(channelUpdate(CHANNEL, 7));
		assertThat(this.script.delivered(Lane.channel(CHANNEL))).containsExactly(channelUpdate(CHANNEL, 7));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(7);
		assertThat(this.script.channelFetches()).isEmpty();
	}

	@Test
	void scenario65AnAnnotationOfAnUnknownChannelMakesNoBaseline() {
		this.script.live(readChannel(CHANNEL, 7)).live(channelUpdate(CHANNEL, 7));
		assertThat(this.script.deliveredUpdates()).containsExactly(readChannel(CHANNEL, 7), channelUpdate(CHANNEL, 7));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void scenario66AGapOfAChannelHoldsUpNothingElse() {
		EngineScript script = withChannel(6);
		script.live(channelUpdate(CHANNEL, 9)).live(channelUpdate(OTHER, 3)).live(newMessage(101));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(OTHER, 3), newMessage(101));
		script.pass(500);
		assertThat(script.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(CHANNEL, 6, 100);
		assertThat(script.accountFetches()).isEmpty();
	}

	@Test
	void scenario67TheTimeoutOfADifferenceIsNoCooldown() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 9)).pass(500);
		script.channelAnswers(CHANNEL, new ChannelDifference(true, 8, 300,
				List.of(channelMessage(CHANNEL, 7), channelMessage(CHANNEL, 8)), List.of(), List.of(), List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
		script.pass(5_000).live(channelUpdate(CHANNEL, 12)).pass(500);
		assertThat(script.channelFetches()).hasSize(2);
	}

	@Test
	void scenario68WhatComesDuringAFetchAndDuringTheTimeoutIsDelivered() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 8)).pass(500).live(channelUpdate(CHANNEL, 9));
		script.channelAnswers(CHANNEL, new ChannelDifference(true, 8, 300,
				List.of(channelMessage(CHANNEL, 7), channelMessage(CHANNEL, 8)), List.of(), List.of(), List.of()));
		script.live(channelUpdate(CHANNEL, 10));
		assertThat(script.deliveredUpdates()).containsExactly(recovered(7, 8), recovered(8, 8),
				channelUpdate(CHANNEL, 9), channelUpdate(CHANNEL, 10));
	}

	@Test
	void scenario69EveryMemberOfEveryPageIsDelivered() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 20)).pass(500);
		Update firstEdit = channelEdit(CHANNEL, 3, 5, 0);
		Update secondEdit = channelEdit(CHANNEL, 4, 5, 0);
		script.channelAnswers(CHANNEL,
				channelPage(12, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7)), firstEdit));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::pts).containsExactly(6, 12);
		script.channelAnswers(CHANNEL,
				channelPage(19, Updating.Last.YES, List.of(channelMessage(CHANNEL, 8)), secondEdit));
		assertThat(script.deliveredUpdates()).containsExactly(recovered(7, 12), firstEdit, recovered(8, 19), secondEdit,
				channelUpdate(CHANNEL, 20));
		assertThat(script.batches().map((batch) -> batch.updates().size())).containsExactly(2, 2, 1);
	}

	@Test
	void scenario70AnEmptyAnswerMayMoveThePosition() {
		EngineScript script = withChannel(10).announce(CHANNEL, 15);
		script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(60_000);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(20);
		assertThat(script.channelFetches()).hasSize(1);
	}

	@Test
	void aDifferenceThatIsTooLongIsReportedAndTheChannelGoesOn() {
		EngineScript script = withChannel(100).live(channelUpdate(CHANNEL, 5_001)).pass(500);
		script.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null, Updating.dialog(CHANNEL, 5_000),
				List.of(), List.of(), List.of()));
		assertThat(script.holes()).containsExactly(HoleChanges.tooLong(BoxId.channel(CHANNEL), 100, 5_000, 5_000));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 5_001));
	}

	@Test
	void scenario77ACommandToFetchIsObeyedUnlessThePositionIsReached() {
		EngineScript script = withChannel(10);
		script.announce(CHANNEL, 10);
		assertThat(script.channelFetches()).isEmpty();
		script.live(new UpdateChannelTooLong(CHANNEL, null)).live(new UpdateChannelTooLong(OTHER, null));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(tuple(10, 100), tuple(1, 1));
	}

	@Test
	void scenario78AChannelWithoutAccessHashGoesOnAndIsFetchedOnceItIsKnown() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 9)).pass(500);
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				FetchError.NO_ACCESS_HASH));
		assertThat(script.outputs(Output.ResolvePeer.class)).hasSize(1);
		script.live(channelUpdate(CHANNEL, 7));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7));
		script.step(new Input.PeerKnown(script.moment(), CHANNEL));
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(7);
	}

	@Test
	void scenario80AChannelThatBecameInaccessibleKeepsItsPosition() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0)));
		script.pass(60_000);
		assertThat(script.channelFetches()).hasSize(1);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
		assertThat(script.events(EngineEvent.ChannelInaccessible.class)).hasSize(1);
		script.live(new UpdateChannel(CHANNEL));
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

	@Test
	void scenario86AtMostTenChannelsAreFetchedAtATimeAndTheAccountFirst() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		for (long id = 1; id <= 500; id++) {
			script.channel(id, 5).intent(new FetchIntent(id, 6, id));
		}
		script.load();
		assertThat(script.channelFetches()).isEmpty();
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::channelId)
			.containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
		script.channelAnswers(3, channelPage(6, Updating.Last.YES, List.of(channelMessage(3, 1))));
		assertThat(script.channelFetches()).hasSize(11)
			.last()
			.extracting(Output.FetchChannel::channelId)
			.isEqualTo(11L);
	}

	@Test
	void anIntentOutlivesTheDateThatWouldHideTheChannel() {
		EngineScript script = withChannel(6).live(channelUpdate(CHANNEL, 9));
		assertThat(script.intents()).isEmpty();
		moveDate(script);
		assertThat(script.intents()).containsOnlyKeys(CHANNEL);
		script.live(channelUpdate(CHANNEL, 7), channelUpdate(CHANNEL, 8));
		assertThat(script.intents()).isEmpty();
		assertThat(script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void whatIsNotCommittedYetGetsAnIntentWhenTheDateMoves() {
		EngineScript script = withChannel(6).holdCommits().live(channelUpdate(CHANNEL, 7));
		moveDate(script);
		assertThat(script.batches()
			.map(Batch::change)
			.filter(AccountChange.class::isInstance)
			.flatMap((change) -> ((AccountChange) change).intents().stream())
			.map(FetchIntent::channelId)).containsExactly(CHANNEL);
		script.commitAll();
		assertThat(script.intents()).isEmpty();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(7);
	}

	private static void moveDate(EngineScript script) {
		script.live(new UpdatesTooLong());
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
	}

}

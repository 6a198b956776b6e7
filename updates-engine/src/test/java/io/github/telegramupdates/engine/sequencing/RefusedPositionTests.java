package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 55 and 56: positions that the server refuses or has reset.
 */
class RefusedPositionTests {

	private static final long CHANNEL = 1;

	private static final FetchError REFUSED = new FetchError(FetchError.Kind.POSITION_INVALID,
			"PERSISTENT_TIMESTAMP_INVALID", 0);

	private final EngineScript script = EngineScript.started(100, 5, 10);

	@Test
	void scenario55ARefusedPositionOfAChannelIsReplacedByOneAnswerWhoseContentIsNotDelivered() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 10).announce(CHANNEL, 20);
		script.channelFails(REFUSED);
		script.channelAnswers(CHANNEL, channelPage(2, Updating.Last.YES, List.of(channelMessage(CHANNEL, 1))));
		script.pass(60_000);
		assertThat(script.delivered()).isEmpty();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(2);
		assertThat(script.channelFetches()).hasSize(2);
	}

	@Test
	void scenario55ARefusedPositionOfAChannelIsNotAskedForInAHotLoop() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 10).announce(CHANNEL, 20);
		for (int i = 0; i < 3; i++) {
			script.channelFails(REFUSED);
			script.pass(1_000);
		}
		assertThat(script.channelFetches()).hasSizeLessThanOrEqualTo(3);
	}

	@Test
	void scenario55ARefusedPositionOfTheAccountIsNotAskedForInAHotLoop() {
		this.script.live(newMessage(105)).pass(500);
		for (int i = 0; i < 4; i++) {
			this.script.accountFails(REFUSED);
			this.script.stateIs(100, 5, 10);
			this.script.pass(1_000);
		}
		assertThat(this.script.outputs(Output.FetchState.class)).hasSizeLessThanOrEqualTo(3);
	}

	@Test
	void scenario55ARefusedPositionIsReplacedByTheServersAndTheHoleIsReportedOnce() {
		this.script.live(newMessage(105)).pass(500).accountFails(REFUSED).stateIs(104, 5, 10);
		assertThat(this.script.accountFetches()).last().extracting(Output.FetchAccount::pts).isEqualTo(104);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(600_000);
		assertThat(this.script.account()).isEqualTo(new AccountState(105, 5, NOW, 10, 1, 105));
		assertThat(this.script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 100, 104));
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void scenario55APositionThatIsRefusedTwiceIsGivenUpWithTheQtsAndAskedForLater() {
		this.script.live(newMessage(105)).pass(500).accountFails(REFUSED).stateIs(104, 9, 10).accountFails(REFUSED);
		this.script.stateIs(104, 9, 10).pass(999);
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.pass(1);
		assertThat(this.script.accountFetches()).last()
			.extracting(Output.FetchAccount::pts, Output.FetchAccount::qts)
			.containsExactly(105, 9);
		assertThat(this.script.holes()).filteredOn((hole) -> hole.box().equals(BoxId.QTS))
			.singleElement()
			.extracting("oldPosition", "newPosition")
			.containsExactly(5, 9);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.account().qts()).isEqualTo(9);
	}

	@Test
	void aStateThatCannotBeReadIsAskedForAgain() {
		this.script.live(newMessage(105)).pass(500).accountFails(REFUSED);
		this.script.stateFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0)).pass(1_000);
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(2);
	}

	@Test
	void scenario56ANewCountThatASliceAnnouncesIsTaken() {
		EngineScript script = EngineScript.started(5_000, 0, 10).live(new UpdatesTooLong());
		script.accountAnswers(slice(state(5_001, 0, NOW, 10), List.of(message(1)), new UpdatePtsChanged()));
		script.stateIs(49, 0, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.account()).extracting(AccountState::pts, AccountState::epoch).containsExactly(49, 1);
		assertThat(script.deliveredUpdates()).hasSize(1).noneMatch(UpdatePtsChanged.class::isInstance);
	}

	@Test
	void scenario56ANewCountWhileAFailedFetchWaitsIsTakenAtOnceAndOnce() {
		this.script.live(newMessage(105)).pass(500);
		this.script.accountFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0));
		this.script.live(new UpdatePtsChanged());
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		this.script.pass(1_000).stateIs(49, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10)).pass(600_000);
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(2);
		assertThat(this.script.live(newMessage(50)).account().pts()).isEqualTo(50);
	}

	@Test
	void scenario56ABufferOfTheOldCountDoesNotSurviveANewOne() {
		EngineScript script = EngineScript.started(5_000, 0, 10).live(newMessage(5_003));
		script.live(new UpdatePtsChanged());
		script.stateIs(49, 0, 10);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(60_000);
		assertThat(script.account().pts()).isEqualTo(49);
		script.live(newMessage(50));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(50));
	}

	@Test
	void scenario56ANewCountThatADifferenceAnnouncesIsTaken() {
		EngineScript script = EngineScript.started(5_000, 0, 10).live(new UpdatesTooLong());
		script.accountAnswers(difference(state(5_001, 0, NOW, 10), List.of(message(1)), new UpdatePtsChanged()));
		script.stateIs(49, 0, 10);
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.account().pts()).isEqualTo(49);
		assertThat(script.holes()).extracting(HistoryHole::cause).containsExactly(HistoryHole.Cause.REBASED);
	}

	@Test
	void scenario55ARefusedPositionKeepsTheOwnQtsAndTheDateThatNamesChannels() {
		this.script.live(newMessage(105)).pass(500);
		this.script.accountFails(REFUSED);
		this.script.stateIs(200, 9, 10);
		assertThat(this.script.accountFetches()).last()
			.extracting(Output.FetchAccount::pts, Output.FetchAccount::qts, Output.FetchAccount::date)
			.containsExactly(200, 5, NOW - 10);
	}

	@Test
	void aRefusedPositionIsReplacedByThatOfTheLastPageSoThatNothingIsDeliveredAgain() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 20)
			.live(channelUpdate(CHANNEL, 21))
			.live(channelUpdate(CHANNEL, 23))
			.pass(500);
		channel.channelFails(REFUSED);
		channel.channelAnswers(CHANNEL, channelPage(2, Updating.Last.NO, List.of(channelMessage(CHANNEL, 2))));
		assertThat(channel.channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(2);
		channel.channelAnswers(CHANNEL, channelPage(22, Updating.Last.YES, List.of(channelMessage(CHANNEL, 21))));
		assertThat(channel.holes()).singleElement().extracting("oldPosition", "newPosition").containsExactly(21, 22);
		assertThat(channel.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 21), channelUpdate(CHANNEL, 23));
	}

	@Test
	void aPositionThatIsRefusedIsReplacedByThatOfTheDialogAndLeavesAHole() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 600).live(channelUpdate(CHANNEL, 700)).pass(500);
		script.channelFails(REFUSED);
		assertThat(script.channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
		script.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 699), List.of(), List.of(), List.of()));
		assertThat(script.holes()).extracting(HistoryHole::cause).containsExactly(HistoryHole.Cause.REBASED);
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 700));
	}

	@Test
	void aDialogWithoutAPositionDoesNotReplaceARefusedOne() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 20).live(channelUpdate(CHANNEL, 23)).pass(500);
		script.channelFails(REFUSED)
			.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null,
					dialog(CHANNEL, 22).toBuilder().pts(null).build(), List.of(), List.of(), List.of()));
		assertThat(script.channelPts(CHANNEL)).isEqualTo(20);
		assertThat(script.passRetry().channelFetches()).hasSize(3)
			.last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
	}

}

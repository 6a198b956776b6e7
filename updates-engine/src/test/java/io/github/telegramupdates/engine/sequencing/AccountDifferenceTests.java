package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceType;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 38 to 50: the account's difference.
 */
class AccountDifferenceTests {

	private static final long CHANNEL = 1;

	private static final long OTHER_CHANNEL = 9;

	private final EngineScript script = EngineScript.started(100, 0, 10);

	private static Update recovered(int id, int pts) {
		return new UpdateNewMessage(message(id), pts, 0);
	}

	@Test
	void scenario38ADifferenceIsDeliveredBeforeWhatWasBuffered() {
		this.script.live(newMessage(103)).pass(500);
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 102), recovered(102, 102),
				newMessage(103));
		assertThat(this.script.account().pts()).isEqualTo(103);
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
		assertThat(this.script.events(EngineEvent.GapClosed.class)).hasSize(1);
	}

	@Test
	void scenario39WhatTheDifferenceCoversIsDroppedAndTheRestWaitsAgain() {
		this.script.live(newMessage(103)).live(newMessage(104)).live(newMessage(107)).pass(500);
		this.script.accountAnswers(difference(state(105, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 105));
		assertThat(this.script.account().pts()).isEqualTo(105);
		assertThat(this.script.armedIn()).isEqualTo(500);
	}

	@Test
	void scenario40EveryEditOfADifferenceIsDeliveredAlthoughItHasNoPosition() {
		List<Update> edits = new ArrayList<>();
		for (int i = 1; i <= 30; i++) {
			edits.add(new UpdateEditMessage(message(i), 130, 0));
		}
		List<Update> live = new ArrayList<>();
		for (int i = 1; i <= 15; i++) {
			if (i % 3 != 0) {
				live.add(new UpdateEditMessage(message(i), 100 + i, 1));
			}
		}
		live.forEach(this.script::live);
		this.script.pass(500);
		this.script.accountAnswers(
				slice(state(115, 0, NOW, 10), List.of(message(201)), edits.subList(2, 15).toArray(Update[]::new)));
		this.script.accountAnswers(difference(state(132, 0, NOW, 10), List.of(message(202)),
				edits.subList(15, 30).toArray(Update[]::new)));
		List<Integer> seen = this.script.deliveredUpdates()
			.stream()
			.filter(UpdateEditMessage.class::isInstance)
			.map((update) -> ((UpdateEditMessage) update).message().id())
			.toList();
		assertThat(seen).doesNotHaveDuplicates().hasSize(30);
		assertThat(this.script.account().pts()).isEqualTo(132);
	}

	@Test
	void scenario41AMessageIsDeliveredBeforeItsEdit() {
		Update edit = new UpdateEditMessage(message(101), 102, 0);
		this.script.live(newMessage(104)).pass(500);
		this.script.accountAnswers(difference(state(103, 0, NOW, 10), List.of(message(101)), edit));
		assertThat(this.script.deliveredUpdates()).startsWith(recovered(101, 103), edit);
	}

	@Test
	void scenario42AMemberOfAChannelGoesThroughTheBoxOfItsChannel() {
		assertThat(withChannelAt(6)).containsExactly(channelUpdate(CHANNEL, 7));
		assertThat(withChannelAt(7)).isEmpty();
		assertThat(withChannelAt(3)).isEmpty();
	}

	private static List<Update> withChannelAt(int pts) {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, pts)
			.load();
		script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(1)), channelUpdate(CHANNEL, 7)));
		boolean gap = pts < 6;
		assertThat(script.events(EngineEvent.GapOpened.class)).hasSize(gap ? 1 : 0);
		script.pass(500);
		assertThat(script.channelFetches()).hasSize(gap ? 1 : 0);
		assertThat(script.accountFetches()).hasSize(1);
		return script.delivered(Lane.channel(CHANNEL));
	}

	@Test
	void scenario43TheFetchOfAnUnknownChannelGetsAnIntentInTheTransactionThatPassesIt() {
		this.script.live(newMessage(103)).pass(500);
		this.script.holdCommits();
		this.script.forget()
			.step(answer(difference(state(102, 0, NOW, 10), List.of(message(101)),
					new UpdateChannelTooLong(OTHER_CHANNEL, 500))));
		Batch page = this.script.batches()
			.filter((batch) -> batch.lane().equals(Lane.ACCOUNT))
			.findFirst()
			.orElseThrow();
		assertThat(((AccountChange) page.change()).intents()).singleElement().satisfies((intent) -> {
			assertThat(intent.channelId()).isEqualTo(OTHER_CHANNEL);
			assertThat(intent.expectedPts()).isEqualTo(500);
		});
		assertThat(this.script.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactly(OTHER_CHANNEL, 500);
	}

	private Input answer(DifferenceType difference) {
		return new Input.AccountFetched(this.script.moment(), 2, difference);
	}

	@Test
	void scenario44AnIntentThatWasStoredIsCarriedOutAfterARestart() {
		this.script.live(newMessage(103)).pass(500);
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101)),
				new UpdateChannelTooLong(OTHER_CHANNEL, 500)));
		EngineScript restarted = this.script.restart();
		restarted.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(restarted.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactly(OTHER_CHANNEL, 500);
		restarted.channelAnswers(OTHER_CHANNEL,
				Updating.channelPage(501, Updating.Last.YES, List.of(Updating.channelMessage(OTHER_CHANNEL, 77))));
		assertThat(restarted.intents()).isEmpty();
		assertThat(restarted.channelPts(OTHER_CHANNEL)).isEqualTo(501);
	}

	@Test
	void scenario45EverySliceIsABatchOfItsOwnAndARestartGoesOnAfterIt() {
		this.script.live(newMessage(110)).pass(500);
		List<MessageType> first = List.of(message(101), message(102));
		this.script.forget();
		this.script.step(answer(slice(state(102, 0, NOW, 10), first)));
		this.script.accountAnswers(slice(state(104, 0, NOW, 10), List.of(message(103), message(104))));
		EngineScript crashed = this.script.restart();
		assertThat(crashed.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(104);
		this.script.accountAnswers(difference(state(106, 0, NOW, 10), List.of(message(105), message(106))));
		assertThat(this.script.batches()).hasSize(3)
			.allSatisfy((batch) -> assertThat(batch.updates()).hasSize(2)
				.allSatisfy((update) -> assertThat(update.source()).isEqualTo(Source.DIFFERENCE)));
		assertThat(this.script.accountFetches()).extracting(Output.FetchAccount::pts).containsExactly(102, 104);
	}

	@Test
	void scenario46SlicesEndWhenTheyReachWhatIsBuffered() {
		this.script.live(new Updates(List.of(newMessage(104)), List.of(), List.of(), NOW, 0));
		this.script.pass(500);
		this.script.accountAnswers(slice(state(103, 0, NOW - 10, 10), List.of(message(101))));
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 103), newMessage(104));
	}

	@Test
	void scenario47ASliceThatStandsStillIsNotRequestedInAHotLoop() {
		this.script.live(newMessage(110)).pass(500);
		for (int i = 0; i < 2; i++) {
			this.script.accountAnswers(slice(state(100, 0, NOW - 10, 10), List.of()));
		}
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.pass(1_000).accountAnswers(slice(state(100, 0, NOW - 10, 10), List.of()));
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void scenario48EmptyAnswersOverAGapAreRepeatedAndThenSaidToBeALoss() {
		this.script.live(newMessage(103)).pass(500);
		for (int wait : new int[] { 500, 2_000, 8_000 }) {
			this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
			assertThat(this.script.deliveredUpdates()).isEmpty();
			this.script.pass(wait);
		}
		assertThat(this.script.accountFetches()).hasSize(4);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(103));
		assertThat(this.script.holes())
			.containsExactly(HoleChanges.range(BoxId.COMMON, 100, 102, Cause.SERVER_INCONSISTENT));
	}

	@Test
	void scenario50NothingLiveIsDeliveredWhileADifferenceIsUnderWay() {
		this.script.live(newMessage(102)).pass(500);
		this.script.live(newMessage(101)).live(newMessage(103));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 102), recovered(102, 102),
				newMessage(103));
	}

	@Test
	void scenario51AFailedFetchIsRepeatedWithGrowingWaitsAndNothingIsForgotten() {
		this.script.live(newMessage(102)).pass(500);
		for (int wait : new int[] { 1_000, 2_000, 4_000 }) {
			this.script.step(new Input.FetchFailed(this.script.moment(),
					this.script.lastFetch(Output.FetchAccount.class).fetchId(),
					new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0)));
			assertThat(this.script.armedIn()).isEqualTo(wait);
			this.script.pass(wait);
		}
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 101), newMessage(102));
	}

	@Test
	void scenario53ALostAuthorisationStopsTheEngineForGood() {
		EngineScript starting = EngineScript.loaded(100, 0, 10);
		starting.step(new Input.FetchFailed(starting.moment(), 1,
				new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_UNREGISTERED", 0)));
		assertThat(starting.events(EngineEvent.Stopped.class)).hasSize(1);
		starting.forget().live(newMessage(101)).pass(10_000_000);
		assertThat(starting.delivered()).isEmpty();
		assertThat(starting.accountFetches()).isEmpty();
	}

	@Test
	void scenario57AFirstLoginRepeatsNothingThatIsOlderThanItsStart() {
		EngineScript fresh = new EngineScript().load();
		fresh.step(new Input.StateFetched(fresh.moment(), fresh.lastFetch(Output.FetchState.class).fetchId(),
				state(100, 5, NOW + 1, 10)));
		fresh.accountAnswers(
				difference(state(100, 9, NOW + 1, 10), List.of(message(1)), new UpdateBotStopped(1, NOW, true, 9)));
		assertThat(fresh.delivered()).isEmpty();
		assertThat(fresh.account()).isEqualTo(AccountState.of(100, 9, NOW + 1, 10));
		assertThat(fresh.events(EngineEvent.Started.class)).hasSize(1);
	}

	@Test
	void theSessionThatBeginsWithTheStartIsFollowedByNoSecondDifference() {
		EngineScript script = EngineScript.loaded(100, 5, 10);
		script.step(new Input.Signal(script.moment(), new SessionSignal.NewSession(1)));
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.accountFetches()).hasSize(1);
		script.step(new Input.Signal(script.moment(), new SessionSignal.NewSession(2)));
		assertThat(script.accountFetches()).hasSize(2);
	}

	@Test
	void scenario58AnAnswerToAnotherRequestIsIgnored() {
		this.script.step(answer(difference(state(500, 0, NOW, 10), List.of(message(1)))));
		assertThat(this.script.delivered()).isEmpty();
		this.script.live(newMessage(101));
		assertThat(this.script.account().pts()).isEqualTo(101);
	}

	@Test
	void scenario58AnAnswerToAnotherRequestDoesNotEndTheSilence() {
		this.script.pass(14 * 60_000);
		this.script.step(answer(difference(state(500, 0, NOW, 10), List.of(message(1)))));
		this.script.pass(60_000);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void aPageWaitsForTheOneBeforeLastToBeCommitted() {
		this.script.live(newMessage(110)).pass(500).holdCommits().forget();
		this.script.step(answer(slice(state(102, 0, NOW, 10), List.of(message(101)))));
		this.script.accountAnswers(slice(state(104, 0, NOW, 10), List.of(message(103))));
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.commitAll();
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void qtsEventsThatTheServerNoLongerHasAreReportedAsLost() {
		EngineScript bot = EngineScript.started(100, 5, 10).live(new UpdatesTooLong());
		bot.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), new UpdateBotStopped(1, NOW, true, 9)));
		assertThat(bot.delivered()).hasSize(1);
		assertThat(bot.holes()).containsExactly(HoleChanges.range(BoxId.QTS, 5, 9, Cause.RETENTION));
	}

	@Test
	void qtsEventsThatAreAllThereAreNoLoss() {
		EngineScript bot = EngineScript.started(100, 5, 10).live(new UpdatesTooLong());
		bot.accountAnswers(difference(state(100, 7, NOW, 10), List.of(), new UpdateBotStopped(1, NOW, true, 6),
				new UpdateBotStopped(1, NOW, false, 7)));
		assertThat(bot.holes()).isEmpty();
	}

}

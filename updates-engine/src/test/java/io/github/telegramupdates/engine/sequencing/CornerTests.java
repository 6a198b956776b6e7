package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where rules meet: states and inputs that are rare on their own and dangerous together.
 */
class CornerTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 5, 10);

	private static Update stopped(int qts) {
		return new UpdateBotStopped(1, NOW, true, qts);
	}

	private static EngineScript withChannel(int pts) {
		return new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, pts)
			.load()
			.firstDifferenceIsEmpty(10);
	}

	private static void fails(EngineScript script, FetchError.Kind kind, String type) {
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				new FetchError(kind, type, 0)));
	}

	private static void accountFails(EngineScript script, FetchError.Kind kind, String type, int wait) {
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchAccount.class).fetchId(),
				new FetchError(kind, type, wait)));
	}

	private static List<FetchIntent> intended(EngineScript script) {
		return script.batches()
			.map(Batch::change)
			.filter(AccountChange.class::isInstance)
			.flatMap((change) -> ((AccountChange) change).intents().stream())
			.toList();
	}

	@Test
	void theIntentOfAChannelWithoutARowNamesThePositionBeforeItsFirstUpdate() {
		this.script.live(new UpdatesTooLong()).holdCommits().forget();
		this.script.step(new Input.AccountFetched(this.script.moment(), 2,
				difference(state(101, 5, NOW, 10), List.of(message(1)), channelUpdate(CHANNEL, 7))));
		assertThat(intended(this.script)).extracting(FetchIntent::expectedPts).containsExactly(6);
	}

	@Test
	void theIntentOfAChannelWhoseFirstBatchIsNotCommittedNamesThePositionBeforeIt() {
		this.script.holdCommits().live(channelUpdate(CHANNEL, 7)).live(new UpdatesTooLong());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(intended(this.script)).extracting(FetchIntent::expectedPts).containsExactly(6);
	}

	@Test
	void whatAFetchThatEndsFindsMissingIsFetchedAfterItAndNothingIsDeliveredTwice() {
		this.script.live(newMessage(103)).pass(500);
		this.script.live(delete(105, 3)).live(stopped(6));
		this.script.accountAnswers(difference(state(104, 5, NOW, 10), List.of(message(101))));
		assertThat(this.script.accountFetches()).last().extracting(Output.FetchAccount::qts).isEqualTo(6);
		this.script.accountAnswers(difference(state(105, 6, NOW, 10), List.of()));
		assertThat(this.script.deliveredUpdates()).containsOnlyOnce(stopped(6));
	}

	@Test
	void anIntentForAChannelThatNeverGetsAPositionIsNotCarriedOutInAHotLoop() {
		EngineScript loaded = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.intent(new FetchIntent(CHANNEL, 0, 1))
			.load()
			.firstDifferenceIsEmpty(10);
		loaded.live(newMessage(101));
		EngineScript asked = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.intent(new FetchIntent(CHANNEL, 0, 1))
			.load();
		asked.accountAnswers(new DifferenceEmpty(NOW, 10));
		fails(asked, FetchError.Kind.GONE, "CHANNEL_PRIVATE");
		asked.pass(60_000);
		assertThat(asked.batches().filter((batch) -> batch.lane().equals(Lane.channel(CHANNEL)))).isEmpty();
	}

	@Test
	void whatIsPushedDuringTheFirstFetchOfAChannelIsNotSkippedByItsAnswer() {
		this.script.live(new UpdateChannelTooLong(CHANNEL, null)).live(channelUpdate(CHANNEL, 7));
		this.script.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 7), List.of(), List.of(), List.of()));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void aChannelWithoutPositionAndAccessHashGoesOnWithWhatIsPushed() {
		this.script.live(new UpdateChannelTooLong(CHANNEL, null)).live(channelUpdate(CHANNEL, 7));
		fails(this.script, FetchError.Kind.NO_ACCESS_HASH, "NO_ACCESS_HASH");
		this.script.live(channelUpdate(CHANNEL, 8));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7),
				channelUpdate(CHANNEL, 8));
	}

	@Test
	void scenario59TheFirstQtsIsAdoptedOnceADifferenceHasBeenMade() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(1)).live(stopped(2));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(1), stopped(2));
		EngineScript late = EngineScript.loaded(100, 0, 10);
		accountFails(late, FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);
		late.live(stopped(7));
		assertThat(late.delivered()).isEmpty();
		late.pass(1_000);
		assertThat(late.accountFetches()).last().extracting(Output.FetchAccount::qts).isEqualTo(0);
	}

	@Test
	void aChannelThatMakesNoProgressWaitsLongerAndThenGivesUpWhatIsMissing() {
		EngineScript script = withChannel(6).live(readChannel(CHANNEL, 9)).live(channelUpdate(CHANNEL, 12)).pass(500);
		for (int i = 0; i < 4; i++) {
			script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(10_000);
		}
		assertThat(script.deliveredUpdates()).containsExactly(readChannel(CHANNEL, 9), channelUpdate(CHANNEL, 12));
		assertThat(script.channelFetches()).hasSize(4);
		assertThat(script.holes()).extracting(HistoryHole::cause)
			.containsExactly(HistoryHole.Cause.SERVER_INCONSISTENT);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(12);
	}

	@Test
	void aReplicaThatLagsDoesNotMoveTheAccountBack() {
		this.script.live(newMessage(101)).live(newMessage(102)).live(new UpdatesTooLong());
		this.script.accountAnswers(difference(state(101, 5, NOW, 10), List.of()));
		assertThat(this.script.account().pts()).isEqualTo(102);
		this.script.live(newMessage(102));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102));
	}

	@Test
	void aChannelThatCanBeReadAgainFetchesItsGaps() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE");
		script.live(new UpdatesTooLong());
		script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(1)), new UpdateChannel(CHANNEL)));
		script.channelAnswers(CHANNEL, channelPage(8, Updating.Last.YES, List.of(channelMessage(CHANNEL, 1))));
		script.forget().live(channelUpdate(CHANNEL, 11)).pass(500);
		assertThat(script.delivered(Lane.channel(CHANNEL))).isEmpty();
		assertThat(script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(8);
	}

	@Test
	void anAnnotationNeverMovesAChannelThatCannotBeFetched() {
		EngineScript script = withChannel(6).announce(CHANNEL, 9);
		fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE");
		script.live(readChannel(CHANNEL, 9)).live(channelUpdate(CHANNEL, 7)).live(channelUpdate(CHANNEL, 8));
		assertThat(script.deliveredUpdates()).contains(channelUpdate(CHANNEL, 7), channelUpdate(CHANNEL, 8));
	}

	@Test
	void theIntentStandsUntilTheAnnouncedPositionIsReachedOrGivenUp() {
		EngineScript script = withChannel(6).live(new UpdatesTooLong());
		script.accountAnswers(
				difference(state(101, 0, NOW, 10), List.of(message(1)), new UpdateChannelTooLong(CHANNEL, 25)));
		script.pass(EngineScript.GAP_WAIT);
		script.channelAnswers(CHANNEL, channelPage(20, Updating.Last.YES, List.of(channelMessage(CHANNEL, 1))));
		for (int wait : List.of(1_000, 60_000, 15 * 60_000)) {
			assertThat(script.intents()).containsOnlyKeys(CHANNEL);
			script.pass(wait).channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null));
		}
		assertThat(script.intents()).isEmpty();
	}

	@Test
	void anInvalidContainerStillDeliversItsMembersWithPositions() {
		this.script.live(Updating.combined(5, 3, newMessage(101), renamed("a")));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void aHintDoesNotSwallowTheFirstUpdateOfAChannel() {
		this.script.step(new Input.PtsHint(this.script.moment(), CHANNEL, 7));
		this.script.live(channelUpdate(CHANNEL, 7));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7));
	}

	@Test
	void aChannelMemberAtPositionZeroIsDeliveredOutsideOfTheSequence() {
		EngineScript script = withChannel(6).live(new UpdatesTooLong());
		Update zero = new UpdateNewChannelMessage(channelMessage(CHANNEL, 3), 0, 0);
		script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(1)), zero));
		assertThat(script.delivered(Lane.channel(CHANNEL))).containsExactly(zero);
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6);
	}

	@Test
	void slicesThatWereAskedForMoreThanAGapRunToTheirEnd() {
		this.script.live(new UpdatesTooLong()).live(newMessage(104));
		this.script.accountAnswers(slice(state(103, 5, NOW - 10, 10), List.of(message(101))));
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void scenario52ChannelsAreFetchedWhileTheAccountHasToWait() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, 5)
			.intent(new FetchIntent(CHANNEL, 6, 1))
			.load();
		accountFails(script, FetchError.Kind.FLOOD, "FLOOD_WAIT", 3_600);
		assertThat(script.channelFetches()).hasSize(1);
		script.live(newMessage(101));
		assertThat(script.deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(script.accountFetches()).hasSize(1);
	}

	@Test
	void aTimerThatGoesOffEarlyIsArmedAgain() {
		this.script.live(newMessage(103)).pass(100);
		this.script.step(new Input.Tick(this.script.moment()));
		this.script.pass(400);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

}

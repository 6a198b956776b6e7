package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The very first start of an account begins at the server's state, and loses nothing that
 * comes after it.
 */
class FirstStartTests {

	/** As many as a buffer holds. */
	private static final int BUFFERED = 1_000;

	private static final long CHANNEL = 4;

	private static final FetchError DOWN = new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);

	private final EngineScript script = new EngineScript().load();

	private static Update recovered(int id, int pts) {
		return new UpdateNewMessage(message(id), pts, 0);
	}

	private List<AccountChange> accountChanges() {
		return this.script.batches()
			.map(Batch::change)
			.filter(AccountChange.class::isInstance)
			.map(AccountChange.class::cast)
			.toList();
	}

	@Test
	void whatTheFirstDifferenceBringsIsDeliveredBetweenWhatIsPushed() {
		this.script.stateIs(100, 0, 10).live(newMessage(101)).live(newMessage(103));
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 102), recovered(102, 102),
				newMessage(103));
		assertThat(this.script.account().pts()).isEqualTo(103);
	}

	@Test
	void theNewsOfAllPagesAndThePositionAreOneBatch() {
		this.script.stateIs(100, 5, 10).accountAnswers(slice(state(101, 5, NOW, 10), List.of(message(101))));
		this.script.accountAnswers(slice(state(103, 5, NOW, 10), List.of(message(102)), renamed("a")));
		assertThat(this.script.batches()).isEmpty();
		this.script.live(newMessage(105)).accountAnswers(difference(state(104, 5, NOW, 11), List.of(message(104))));
		assertThat(this.script.batches().toList()).satisfiesExactly(
				(first) -> assertThat(first.updates()).extracting(SequencedUpdate::update)
					.containsExactly(recovered(101, 101), recovered(102, 103), renamed("a"), recovered(104, 104)),
				(second) -> assertThat(second.updates()).extracting(SequencedUpdate::update)
					.containsExactly(newMessage(105)));
		assertThat(accountChanges().get(0)).extracting(AccountChange::expected, AccountChange::next)
			.containsExactly(null, new AccountState(104, 5, NOW, 11, 0, 104));
	}

	@Test
	void aCrashBeforeTheLastPageBeginsAgain() {
		this.script.stateIs(100, 5, 10).accountAnswers(slice(state(101, 5, NOW, 10), List.of(message(101))));
		EngineScript again = this.script.live(newMessage(102)).restart();
		again.stateIs(102, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(again.delivered()).isEmpty();
		assertThat(again.account().pts()).isEqualTo(102);
	}

	@Test
	void whatIsPushedWhileTheFirstDifferenceFailsIsBufferedAndDeliveredOnce() {
		this.script.stateIs(100, 0, 10).accountFails(DOWN).live(newMessage(101)).live(newMessage(103)).passRetry();
		assertThat(this.script.batches()).isEmpty();
		assertThat(this.script.accountFetches()).last().extracting(Output.FetchAccount::pts).isEqualTo(100);
		this.script
			.accountAnswers(difference(state(103, 0, NOW, 10), List.of(message(101), message(102), message(103))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 103), recovered(102, 103),
				recovered(103, 103));
		assertThat(this.script.live(newMessage(104)).deliveredUpdates()).hasSize(4);
	}

	@Test
	void aFloodWaitOfTheFirstDifferenceKeepsWhatIsPushed() {
		this.script.stateIs(100, 0, 10)
			.accountFails(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT_30", 30))
			.live(newMessage(101))
			.passRetry()
			.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
	}

	@Test
	void moreThanTheBufferHoldsIsBroughtByTheFirstDifference() {
		this.script.stateIs(100, 0, 10).accountFails(DOWN);
		for (int pts = 101; pts <= 100 + BUFFERED + 1; pts++) {
			this.script.live(newMessage(pts));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).hasSize(1);
		this.script.passRetry().accountAnswers(difference(state(1_101, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 1_101));
		assertThat(this.script.account().pts()).isEqualTo(1_101);
	}

	@Test
	void whatLeadsUpToTheStateWithoutABreakIsDeliveredOnce() {
		this.script.live(newMessage(97)).live(newMessage(99)).live(newMessage(100)).live(ordered(9, renamed("a")));
		this.script.live(ordered(10, renamed("b")));
		this.script.stateIs(100, 0, 10).accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(99), newMessage(100), renamed("a"),
				renamed("b"), recovered(101, 101));
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::seq).containsExactly(101, 10);
	}

	@Test
	void aChannelThatTheFirstDifferenceNamesIsFetched() {
		this.script.stateIs(100, 0, 10)
			.accountAnswers(difference(state(100, 0, NOW, 10), List.of(), new UpdateChannelTooLong(CHANNEL, 7),
					channelUpdate(5, 9)));
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::channelId)
			.containsExactlyInAnyOrder(CHANNEL, 5L);
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(5, 9));
		assertThat(accountChanges().get(0).intents()).extracting(FetchIntent::channelId, FetchIntent::expectedPts)
			.containsExactlyInAnyOrder(tuple(CHANNEL, 7), tuple(5L, 8));
	}

	@Test
	void aCountThatBeganAgainInTheFirstDifferenceIsFollowed() {
		this.script.stateIs(100, 0, 10)
			.accountAnswers(difference(state(100, 0, NOW, 10), List.of(message(5)), new UpdatePtsChanged()));
		assertThat(this.script.batches()).isEmpty();
		this.script.stateIs(3, 0, 10).accountAnswers(difference(state(4, 0, NOW, 10), List.of(message(6))));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(5, 100), recovered(6, 4));
		assertThat(this.script.account().pts()).isEqualTo(4);
	}

	@Test
	void whatWasPushedInACountThatEndedBeforeTheStateIsForgotten() {
		this.script.live(newMessage(3)).live(new UpdatePtsChanged()).live(newMessage(4)).stateIs(3, 0, 10);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(4));
	}

	@Test
	void aFirstDifferenceThatIsTooLongLeavesAHole() {
		this.script.stateIs(100, 0, 10).accountAnswers(new DifferenceTooLong(9_000));
		assertThat(this.script.batches()).isEmpty();
		this.script.accountAnswers(difference(state(9_001, 0, NOW, 10), List.of(message(9_001))));
		assertThat(this.script.batches().toList()).hasSize(1);
		assertThat(this.script.holes()).containsExactly(HoleChanges.tooLong(BoxId.COMMON, 100, 9_000, 0));
	}

	@Test
	void aPositionThatIsRefusedBeforeTheFirstCommitIsAskedForAgain() {
		this.script.stateIs(100, 0, 10)
			.accountFails(new FetchError(FetchError.Kind.POSITION_INVALID, "PERSISTENT_TIMESTAMP_INVALID", 0))
			.live(newMessage(105))
			.stateIs(104, 0, 10)
			.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(105));
		assertThat(this.script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 100, 104));
	}

	@Test
	void slicesOfTheFirstDifferenceThatStandStillAreDeliveredOnce() {
		this.script.stateIs(100, 0, 10);
		for (int repetition = 0; repetition < 3; repetition++) {
			this.script.accountAnswers(slice(state(100, 0, NOW, 10), List.of(message(101)))).pass(1_000);
		}
		this.script.stateIs(101, 0, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(recovered(101, 100));
	}

	@Test
	void theStartIsReportedOnceItsPositionIsOnItsWayToTheStorage() {
		this.script.stateIs(100, 0, 10).accountAnswers(slice(state(101, 0, NOW, 10), List.of()));
		assertThat(this.script.events(EngineEvent.Started.class)).isEmpty();
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.events(EngineEvent.Started.class)).hasSize(1);
	}

	@Test
	void channelsThatHaveAPositionBeforeTheAccountAreFetchedOnce() {
		this.script.stateIs(100, 0, 10).accountFails(DOWN).live(channelUpdate(CHANNEL, 9));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(9);
		EngineScript again = this.script.channel(5, 60)
			.channel(6, new ChannelState(70, 0, ChannelState.INACCESSIBLE, 0))
			.restart();
		again.live(channelUpdate(7, 3)).stateIs(100, 0, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(again.channelFetches()).extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactlyInAnyOrder(tuple(CHANNEL, 9), tuple(5L, 60), tuple(7L, 3));
		assertThat(again.intents()).containsOnlyKeys(CHANNEL, 5L, 7L);
		again.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 9, null))
			.channelAnswers(5, new ChannelDifferenceEmpty(true, 60, null))
			.channelAnswers(7, new ChannelDifferenceEmpty(true, 3, null))
			.pass(10_000);
		assertThat(again.channelFetches()).hasSize(3);
		assertThat(again.intents()).isEmpty();
	}

	@Test
	void channelsOfAnAccountThatHasAPositionAreNotFetchedByItsStart() {
		EngineScript stored = EngineScript.withChannel(CHANNEL, 60);
		assertThat(stored.pass(60_000).channelFetches()).isEmpty();
	}

	@Test
	void aGapBehindTheFirstPositionIsWaitedForAsAlways() {
		this.script.stateIs(100, 0, 10).live(newMessage(103)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.account().pts()).isEqualTo(100);
		for (int answer = 0; answer < 3; answer++) {
			this.script.passRetry().accountAnswers(new DifferenceEmpty(NOW, 10));
		}
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(103));
		assertThat(this.script.holes())
			.containsExactly(HoleChanges.range(BoxId.COMMON, 100, 102, HistoryHole.Cause.SERVER_INCONSISTENT));
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is passed without being delivered: stored once, reported once, and not before it
 * is committed.
 */
class HoleTests {

	private static final long CHANNEL = 1;

	private static List<HistoryHole> reported(EngineScript script) {
		return script.events(EngineEvent.HoleStored.class).stream().map(EngineEvent.HoleStored::hole).toList();
	}

	private static EngineScript tooLong() {
		EngineScript script = EngineScript.started(100, 5, 10).holdCommits().live(new UpdatesTooLong());
		return script.accountAnswers(new DifferenceTooLong(9_000));
	}

	@Test
	void aHoleIsNotReportedBeforeItsBatchIsCommitted() {
		EngineScript script = tooLong().pass(60_000);
		assertThat(reported(script)).isEmpty();
		script.commitNext(1);
		assertThat(reported(script)).containsExactly(HoleChanges.tooLong(BoxId.COMMON, 100, 9_000, 0));
	}

	@Test
	void aCommitThatIsReportedTwiceReportsItsHolesOnce() {
		EngineScript script = tooLong();
		long batch = script.batches().findFirst().orElseThrow().id();
		script.commitNext(1);
		script.step(new Input.Committed(script.moment(), Lane.ACCOUNT, batch));
		assertThat(reported(script)).hasSize(1);
	}

	@Test
	void aHoleThatWasNotCommittedIsNotReportedByTheNextEngine() {
		EngineScript script = tooLong();
		assertThat(reported(script)).isEmpty();
		assertThat(reported(script.restart().firstDifferenceIsEmpty(10))).isEmpty();
	}

	@Test
	void aCountThatBeginsAgainIsAResetAndNoRange() {
		EngineScript script = EngineScript.started(1_649, 5, 10).live(new UpdatePtsChanged());
		script.stateIs(656, 9, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.holes()).containsExactly(new HistoryHole.Reset(BoxId.COMMON, 1_649, 0, 656, 1, 0, 0));
		assertThat(reported(script)).isEqualTo(script.holes());
	}

	@Test
	void aSecondResetBeginsWhereTheFirstOneLed() {
		EngineScript script = EngineScript.started(1_649, 5, 10).live(new UpdatePtsChanged());
		script.stateIs(656, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10)).live(new UpdatePtsChanged());
		script.stateIs(3, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.holes()).containsExactly(new HistoryHole.Reset(BoxId.COMMON, 1_649, 0, 656, 1, 0, 0),
				new HistoryHole.Reset(BoxId.COMMON, 656, 1, 3, 2, 0, 0));
		assertThat(reported(script)).isEqualTo(script.holes());
	}

	@Test
	void aRangeBehindAResetIsOfTheNewEpoch() {
		EngineScript script = EngineScript.started(1_649, 5, 10).live(new UpdatePtsChanged());
		script.stateIs(656, 5, 10).accountAnswers(new DifferenceTooLong(700));
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.holes()).containsExactly(new HistoryHole.Reset(BoxId.COMMON, 1_649, 0, 656, 1, 0, 0),
				new HistoryHole.Range(BoxId.COMMON, 656, 700, 2, 0, 0, Cause.TOO_LONG));
	}

	@Test
	void aStretchOfQtsThatTheServerNoLongerHasIsStoredInTheBatchOfItsPage() {
		EngineScript script = EngineScript.started(100, 5, 10).live(new UpdatesTooLong());
		script.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), new UpdateBotStopped(1, NOW, true, 9)));
		assertThat(script.batches().filter((batch) -> batch.change() != null && !batch.change().holes().isEmpty()))
			.singleElement()
			.satisfies((batch) -> assertThat(batch.updates()).hasSize(1));
		assertThat(reported(script)).containsExactly(HoleChanges.range(BoxId.QTS, 5, 9, Cause.RETENTION));
	}

	@Test
	void aChannelThatIsRebasedReportsSo() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(channelUpdate(CHANNEL, 9)).pass(500);
		script.channelFails(new FetchError(FetchError.Kind.POSITION_INVALID, "PERSISTENT_TIMESTAMP_INVALID", 0));
		script.channelAnswers(CHANNEL,
				new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 3), List.of(), List.of(), List.of()));
		assertThat(reported(script)).containsExactly(HoleChanges.reset(BoxId.channel(CHANNEL), 6, 3, 3));
		assertThat(script.holes()).isEqualTo(reported(script));
	}

}

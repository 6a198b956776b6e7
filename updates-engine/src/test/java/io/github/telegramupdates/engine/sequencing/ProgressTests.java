package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an engine says about itself, and what it knows of many channels.
 */
class ProgressTests {

	@Test
	void anEngineThatIsNotLoadedHasNoPosition() {
		assertThat(new AccountEngine(1, SequencingSettings.of(AccountKind.USER)).progress()).isEqualTo(Progress.NONE);
	}

	@Test
	void anAccountThatNeverStartedHasNoPositionBeforeTheServerReportsIt() {
		EngineScript script = new EngineScript().load();
		assertThat(script.progress()).isEqualTo(Progress.NONE);
		script.stateIs(100, 5, 10);
		assertThat(script.progress().position()).isEqualTo(new AccountState(100, 5, NOW, 10, 0, 0));
	}

	@Test
	void anEngineIsStartedOnceItsFirstDifferenceIsAppliedAndIdleWhileNoneIsNeeded() {
		EngineScript script = EngineScript.loaded(100, 0, 10);
		assertThat(script.progress()).extracting(Progress::started, Progress::idle).containsExactly(false, false);
		script.firstDifferenceIsEmpty(10);
		assertThat(script.progress()).extracting(Progress::started, Progress::idle).containsExactly(true, true);
		script.live(new UpdatesTooLong());
		assertThat(script.progress()).extracting(Progress::started, Progress::idle).containsExactly(true, false);
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.progress().idle()).isTrue();
		assertThat(script.events(EngineEvent.Started.class)).isEmpty();
	}

	@Test
	void gapsAreCountedWhileTheyAreOpenAndForGood() {
		EngineScript script = EngineScript.withChannel(1, 6);
		script.live(newMessage(103)).live(channelUpdate(1, 9)).live(newMessage(105));
		assertThat(script.progress()).extracting(Progress::openGaps, Progress::gaps).containsExactly(2, 2L);
		script.live(channelUpdate(1, 7)).live(channelUpdate(1, 8));
		assertThat(script.progress()).extracting(Progress::openGaps, Progress::gaps).containsExactly(1, 2L);
		script.pass(500).accountAnswers(difference(state(104, 0, NOW, 10), List.of(message(101))));
		assertThat(script.progress()).extracting(Progress::openGaps, Progress::gaps).containsExactly(0, 2L);
		assertThat(script.events(EngineEvent.GapClosed.class)).containsExactly(
				new EngineEvent.GapClosed(BoxId.channel(1), 9, 0), new EngineEvent.GapClosed(BoxId.COMMON, 105, 500));
		script.live(newMessage(107));
		assertThat(script.progress()).extracting(Progress::openGaps, Progress::gaps).containsExactly(1, 3L);
	}

	@Test
	void whatComesAgainIsCounted() {
		EngineScript script = EngineScript.withChannel(1, 6)
			.live(newMessage(100))
			.live(edit(99, 0))
			.live(channelUpdate(1, 6));
		script.live(Updating.ordered(10, Updating.renamed("a")));
		assertThat(script.progress().duplicates()).isEqualTo(4);
		assertThat(script.delivered()).isEmpty();
	}

	@Test
	void everyChannelOfManyKeepsItsRow() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		for (long id = 1; id <= 3_000; id++) {
			script.channel(id * 16, (int) id);
		}
		script.load().firstDifferenceIsEmpty(10);
		assertThat(script.progress().channels()).isEqualTo(3_000);
		for (long id = 1; id <= 3_000; id++) {
			script.live(channelUpdate(id * 16, (int) id + 1));
		}
		assertThat(script.delivered()).hasSize(3_000);
		assertThat(script.progress()).extracting(Progress::channels, Progress::gaps).containsExactly(3_000, 0L);
		script.live(channelUpdate(7, 1));
		assertThat(script.progress().channels()).isEqualTo(3_001);
	}

	@Test
	void epochFlagsAndTopMessageOfAnIdleChannelOutliveItsRest() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(1, new ChannelState(6, 3, ChannelState.INACCESSIBLE, 50))
			.load()
			.firstDifferenceIsEmpty(10);
		script.live(channelUpdate(1, 7));
		assertThat(script.channelState(1)).isEqualTo(new ChannelState(7, 3, ChannelState.INACCESSIBLE, 50));
		script.live(channelUpdate(1, 60), channelUpdate(1, 8));
		assertThat(script.channelState(1)).isEqualTo(new ChannelState(60, 3, ChannelState.INACCESSIBLE, 60));
		assertThat(script.holes()).singleElement().extracting("epoch", "afterMessageId").containsExactly(3, 50);
		assertThat(script.pass(600_000).channelFetches()).isEmpty();
	}

	@Test
	void theTopMessageOfTheAccountIsTheHighestThatWasDelivered() {
		EngineScript script = EngineScript.started(100, 0, 10).live(newMessage(101)).live(edit(102, 1));
		assertThat(script.account().topMessageId()).isEqualTo(101);
		script.live(new UpdatesTooLong());
		script.accountAnswers(difference(state(104, 0, NOW, 10), List.of(message(70), message(200), message(150))));
		assertThat(script.account().topMessageId()).isEqualTo(200);
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lanes that commit slowly: the engine runs ahead of them no further than it may.
 */
class CongestionTests {

	private static final long CHANNEL = 1;

	private static final int WINDOW = 128;

	@Test
	void anAccountThatDoesNotCommitBuffersAfter128UpdatesAndGoesOnWhenHalfIsCommitted() {
		EngineScript script = EngineScript.started(100, 0, 10).holdCommits();
		for (int pts = 101; pts <= 100 + WINDOW + 3; pts++) {
			script.live(newMessage(pts));
		}
		assertThat(script.delivered()).hasSize(WINDOW);
		script.commitNext(WINDOW / 2 - 1);
		assertThat(script.delivered()).hasSize(WINDOW);
		script.commitNext(1);
		assertThat(script.delivered()).hasSize(WINDOW + 3);
		script.commitAll();
		assertThat(script.account().pts()).isEqualTo(100 + WINDOW + 3);
		assertThat(script.pass(60_000).accountFetches()).isEmpty();
	}

	@Test
	void aGapIsWaitedForOnlyOnceTheLaneHasRoom() {
		EngineScript script = EngineScript.started(100, 0, 10).holdCommits();
		for (int pts = 101; pts <= 100 + WINDOW; pts++) {
			script.live(newMessage(pts));
		}
		script.live(newMessage(100 + WINDOW + 2)).pass(60_000);
		assertThat(script.accountFetches()).isEmpty();
		script.commitAll();
		assertThat(script.armedIn()).isEqualTo(500);
		assertThat(script.pass(500).accountFetches()).hasSize(1);
	}

	@Test
	void aChannelThatDoesNotCommitBuffersAloneAndGoesOnWhenHalfIsCommitted() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).holdCommits();
		for (int pts = 7; pts <= 6 + WINDOW + 3; pts++) {
			script.live(channelUpdate(CHANNEL, pts));
		}
		assertThat(script.delivered()).hasSize(WINDOW);
		script.live(channelUpdate(2, 5)).live(newMessage(101));
		assertThat(script.delivered()).hasSize(WINDOW + 2);
		script.commitNext(WINDOW / 2 - 1);
		assertThat(script.delivered()).hasSize(WINDOW + 2);
		script.commitNext(1);
		assertThat(script.delivered()).hasSize(WINDOW + 5);
		script.commitAll();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(6 + WINDOW + 3);
	}

	@Test
	void aChannelWithoutAPositionDropsAnnotationsWhileItsLaneIsFull() {
		EngineScript script = EngineScript.started(100, 0, 10).holdCommits();
		for (int i = 0; i < WINDOW + 10; i++) {
			script.live(Updating.readChannel(CHANNEL, 7));
		}
		assertThat(script.delivered()).hasSize(WINDOW);
	}

	@Test
	void oneSliceMayWaitForItsCommitAndTheNextOneIsAskedForAfterwards() {
		EngineScript script = EngineScript.started(100, 0, 10).live(new UpdatesTooLong()).holdCommits();
		script.accountAnswers(slice(state(101, 0, NOW - 10, 10), List.of(message(101))));
		assertThat(script.accountFetches()).hasSize(2);
		script.accountAnswers(slice(state(102, 0, NOW - 10, 10), List.of(message(102))));
		assertThat(script.pass(60_000).accountFetches()).hasSize(2);
		script.commitNext(1);
		assertThat(script.accountFetches()).hasSize(3).last().extracting(Output.FetchAccount::pts).isEqualTo(102);
		script.accountAnswers(difference(state(103, 0, NOW, 10), List.of(message(103))));
		script.commitAll();
		assertThat(script.account().pts()).isEqualTo(103);
	}

	@Test
	void aChannelsNextPageWaitsForTheCommitOfTheOneBeforeLast() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 20).holdCommits();
		script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7))));
		script.channelAnswers(CHANNEL, channelPage(8, Updating.Last.NO, List.of(channelMessage(CHANNEL, 8))));
		assertThat(script.pass(60_000).channelFetches()).hasSize(2);
		script.commitNext(1);
		assertThat(script.channelFetches()).hasSize(3).last().extracting(Output.FetchChannel::pts).isEqualTo(8);
	}

	@Test
	void aCommitThatIsNotTheOldestOneFreesNothing() {
		EngineScript script = EngineScript.started(100, 0, 10).live(new UpdatesTooLong()).holdCommits();
		script.accountAnswers(slice(state(101, 0, NOW - 10, 10), List.of(message(101))));
		script.accountAnswers(slice(state(102, 0, NOW - 10, 10), List.of(message(102))));
		script.step(new Input.Committed(script.moment(), Lane.ACCOUNT, 999));
		assertThat(script.accountFetches()).hasSize(2);
		EngineScript channel = EngineScript.withChannel(CHANNEL, 6).announce(CHANNEL, 20).holdCommits();
		channel.channelAnswers(CHANNEL, channelPage(7, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7))));
		channel.channelAnswers(CHANNEL, channelPage(8, Updating.Last.NO, List.of(channelMessage(CHANNEL, 8))));
		channel.step(new Input.Committed(channel.moment(), Lane.channel(CHANNEL), 999));
		assertThat(channel.channelFetches()).hasSize(2);
	}

	@Test
	void anIntentIsDeletedOnlyAfterTheBatchThatStoredItAndOnceItsChannelIsSettled() {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(new UpdatesTooLong()).holdCommits();
		script.accountAnswers(
				difference(state(101, 0, NOW, 10), List.of(message(1)), new UpdateChannelTooLong(CHANNEL, 7)));
		script.pass(EngineScript.GAP_WAIT);
		script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		script.commitNext(1);
		assertThat(script.intents()).containsOnlyKeys(CHANNEL);
		script.commitAll();
		assertThat(script.intents()).isEmpty();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void theFirstLoginCommitsNothingBeforeItsFirstDifferenceIsComplete() {
		EngineScript script = new EngineScript().load().stateIs(100, 5, 10);
		assertThat(script.batches()).isEmpty();
		script.accountAnswers(slice(state(101, 5, NOW, 10), List.of(message(101))));
		assertThat(script.batches()).isEmpty();
		script.accountAnswers(difference(state(102, 6, NOW, 11), List.of(message(102)), channelUpdate(CHANNEL, 4)));
		assertThat(script.delivered(Lane.ACCOUNT)).hasSize(2);
		assertThat(script.account()).extracting(AccountState::pts, AccountState::qts, AccountState::seq)
			.containsExactly(102, 6, 11);
		assertThat(script.holes()).extracting(HistoryHole::box).isEmpty();
	}

	@Test
	void anIntentThatWasLoadedIsDeletedWhenItsChannelIsSettled() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, 6)
			.intent(new FetchIntent(CHANNEL, 7, 41))
			.load();
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.intents()).containsOnlyKeys(CHANNEL);
		script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(script.intents()).isEmpty();
		script.live(new UpdatesTooLong());
		script.accountAnswers(difference(state(101, 0, NOW + 1, 10), List.of(), new UpdateChannelTooLong(2L, 7)));
		assertThat(script.intents().get(2L).generation()).isEqualTo(42);
	}

}

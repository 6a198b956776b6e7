package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * which channels get an intent when the account moves on, and which do not.
 */
class ChannelIntentTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private static List<FetchIntent> intended(EngineScript script) {
		return script.batches()
			.map(Batch::change)
			.filter(AccountChange.class::isInstance)
			.flatMap((change) -> ((AccountChange) change).intents().stream())
			.toList();
	}

	private void dateMovesTo(int date) {
		this.script.live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(date, 10));
	}

	@Test
	void aSettledChannelGetsNoIntent() {
		this.script.live(channelUpdate(CHANNEL, 7)).live(channelUpdate(2, 5));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).isEmpty();
	}

	@Test
	void aChannelWithAGapGetsAnIntentOnceHoweverOftenTheDateMoves() {
		this.script.live(channelUpdate(CHANNEL, 9));
		dateMovesTo(NOW - 5);
		dateMovesTo(NOW);
		assertThat(intended(this.script)).hasSize(1);
		assertThat(this.script.intents()).containsOnlyKeys(CHANNEL);
		this.script.live(channelUpdate(CHANNEL, 7)).live(channelUpdate(CHANNEL, 8));
		assertThat(this.script.intents()).isEmpty();
	}

	@Test
	void anUpdateThatDoesNotMoveTheDateNeedsNoIntent() {
		this.script.live(channelUpdate(CHANNEL, 9)).live(newMessage(101));
		assertThat(intended(this.script)).isEmpty();
		this.script.live(new UpdatesTooLong())
			.accountAnswers(difference(state(102, 0, NOW - 10, 10), List.of(message(102))));
		assertThat(intended(this.script)).hasSize(1);
	}

	@Test
	void aChannelWhoseBatchIsNotCommittedYetGetsAnIntentUpToWhereItIs() {
		this.script.holdCommits().live(channelUpdate(CHANNEL, 7));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).containsExactly(new FetchIntent(CHANNEL, 7, 1));
		this.script.commitAll();
		assertThat(this.script.intents()).isEmpty();
	}

	@Test
	void aChannelWithoutAPositionThatMissesNothingGetsNoIntent() {
		this.script.holdCommits().live(readChannel(5, 7));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).isEmpty();
	}

	@Test
	void aChannelWithoutAPositionThatIsFetchedGetsAnIntent() {
		this.script.live(new UpdateChannelTooLong(5L, null));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).containsExactly(new FetchIntent(5, 0, 1));
		EngineScript again = this.script.restart();
		again.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(again.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(5L, 1, 1);
	}

	@Test
	void aNewReasonAfterAnIntentWasCarriedOutMakesANewIntent() {
		this.script.live(channelUpdate(CHANNEL, 9));
		dateMovesTo(NOW - 5);
		this.script.pass(500)
			.channelAnswers(CHANNEL, channelPage(8, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(this.script.intents()).isEmpty();
		this.script.live(channelUpdate(CHANNEL, 12));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).extracting(FetchIntent::generation).containsExactly(1L, 2L);
	}

	@Test
	void aHintThatIsNotAheadIsNoReasonToFetchNorForAnIntent() {
		this.script.step(new Input.PtsHint(this.script.moment(), CHANNEL, 6));
		this.script.step(new Input.PtsHint(this.script.moment(), CHANNEL, 0));
		this.script.step(new Input.PtsHint(this.script.moment(), 9, 40));
		dateMovesTo(NOW);
		assertThat(intended(this.script)).isEmpty();
		assertThat(this.script.pass(60_000).channelFetches()).isEmpty();
		this.script.step(new Input.PtsHint(this.script.moment(), CHANNEL, 7)).pass(499);
		assertThat(this.script.channelFetches()).isEmpty();
		assertThat(this.script.pass(1).channelFetches()).hasSize(1);
	}

	@Test
	void anIntentNamesWhereToBeginUntilTheFirstRowOfItsChannelIsCommitted() {
		this.script.holdCommits().live(readChannel(5, 7)).live(channelUpdate(5, 7)).commitNext(1);
		dateMovesTo(NOW - 5);
		assertThat(intended(this.script)).containsExactly(new FetchIntent(5, 6, 1));
		this.script.commitAll().announce(5L, 12);
		dateMovesTo(NOW);
		assertThat(intended(this.script)).last().isEqualTo(new FetchIntent(5, 12, 2));
	}

	@Test
	void anIntentIsNotSaidToBeCarriedOutBeforeItIsStored() {
		this.script.live(new UpdatesTooLong()).holdCommits();
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(), new UpdateChannelTooLong(CHANNEL, 7)));
		this.script.pass(EngineScript.GAP_WAIT);
		this.script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(settled(this.script)).containsExactly(0L);
		this.script.commitNext(1);
		assertThat(settled(this.script)).containsExactly(0L, 1L);
		this.script.commitAll();
		assertThat(this.script.intents()).isEmpty();
	}

	private static List<Long> settled(EngineScript script) {
		return script.batches()
			.map(Batch::change)
			.filter(ChannelChange.class::isInstance)
			.map((change) -> ((ChannelChange) change).settledGeneration())
			.toList();
	}

	@Test
	void anIntentOfAChannelWithoutARowSaysWhereToBegin() {
		EngineScript loaded = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.intent(new FetchIntent(3, 9, 1))
			.load();
		loaded.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(loaded.channelFetches()).singleElement()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(9, 100);
	}

	@Test
	void whatAnIntentExpectsIsAskedForOnceMoreWhenTheAnswerStaysBehind() {
		EngineScript loaded = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, 6)
			.intent(new FetchIntent(CHANNEL, 25, 1))
			.load();
		loaded.accountAnswers(new DifferenceEmpty(NOW, 10));
		loaded.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 20, null)).pass(1_000);
		assertThat(loaded.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(20);
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * how long a gap may fill by itself, and what asks for a fetch sooner.
 */
class GapWaitTests {

	private final EngineScript script = EngineScript.started(100, 0, 10);

	@Test
	void tenMissingEventsAreWaitedForLongerThanEleven() {
		assertThat(this.script.live(newMessage(111)).armedIn()).isEqualTo(500);
		assertThat(EngineScript.started(100, 0, 10).live(newMessage(112)).armedIn()).isEqualTo(150);
	}

	@Test
	void whatIsBufferedInBetweenIsNotMissing() {
		this.script.live(newMessage(103)).live(delete(115, 8));
		assertThat(this.script.armedIn()).isEqualTo(500);
		assertThat(this.script.live(newMessage(122)).armedIn()).isEqualTo(150);
	}

	@Test
	void aGapThatGrowsWideIsFetchedSoonerCountedFromItsBeginning() {
		this.script.live(newMessage(103)).pass(100).live(newMessage(130));
		assertThat(this.script.armedIn()).isEqualTo(50);
		this.script.pass(50).accountAnswers(difference(state(130, 0, NOW, 10), List.of(message(101)))).pass(10_000);
		assertThat(this.script.accountFetches()).hasSize(1);
		EngineScript late = EngineScript.started(100, 0, 10)
			.live(newMessage(103))
			.pass(400)
			.live(newMessage(130))
			.pass(0);
		assertThat(late.accountFetches()).hasSize(1);
	}

	@Test
	void aGapThatFillsInPartIsWaitedForNoLonger() {
		this.script.live(newMessage(105)).pass(400).live(newMessage(101));
		assertThat(this.script.armedIn()).isEqualTo(100);
		assertThat(this.script.pass(100).accountFetches()).singleElement()
			.extracting(Output.FetchAccount::pts)
			.isEqualTo(101);
	}

	@Test
	void theNextGapHasAWaitOfItsOwn() {
		this.script.live(newMessage(102)).pass(200).live(newMessage(101));
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
		this.script.pass(10_000).live(newMessage(104));
		assertThat(this.script.armedIn()).isEqualTo(500);
	}

	@Test
	void whatIsMissingAfterAFetchIsWaitedForAgain() {
		this.script.live(newMessage(103)).live(newMessage(107)).pass(500).pass(3_000);
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.armedIn()).isEqualTo(500);
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.pass(500).accountFetches()).hasSize(2)
			.last()
			.extracting(Output.FetchAccount::pts)
			.isEqualTo(103);
	}

	@Test
	void aGapIsOpenFromItsFirstUpdateToItsLastHoweverOftenItIsFetched() {
		this.script.live(newMessage(103)).live(newMessage(107)).pass(500);
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101)))).pass(500);
		this.script.accountAnswers(difference(state(106, 0, NOW, 10), List.of(message(106))));
		assertThat(this.script.events(EngineEvent.GapOpened.class))
			.containsExactly(new EngineEvent.GapOpened(BoxId.COMMON, 100, 102));
		assertThat(this.script.events(EngineEvent.GapClosed.class))
			.containsExactly(new EngineEvent.GapClosed(BoxId.COMMON, 107, 1_000));
	}

	@Test
	void aMarkDuringTheWaitIsFetchedAtOnceAndOnce() {
		this.script.live(newMessage(103)).pass(100).live(edit(50, -1));
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.pass(10_000);
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101)))).pass(10_000);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void aMarkDuringAFetchIsFetchedAfterIt() {
		this.script.live(new UpdatesTooLong()).live(edit(50, -1)).live(edit(50, -1));
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.pass(10_000).accountFetches()).hasSize(2);
	}

	@Test
	void aReasonThatComesWhileAFailedFetchWaitsIsCoveredByItsRepetition() {
		this.script.live(new UpdatesTooLong())
			.accountFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0));
		this.script.live(new UpdatesTooLong()).live(new UpdatesTooLong());
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.pass(1_000).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.pass(10_000).accountFetches()).hasSize(2);
	}

	@Test
	void aMarkWantsEverySliceThoughWhatIsBufferedIsReached() {
		this.script.live(edit(50, -1)).live(newMessage(104));
		this.script.accountAnswers(slice(state(103, 0, NOW - 10, 10), List.of(message(101))));
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void anOverlapInAChannelIsFetchedAtOnce() {
		EngineScript channel = EngineScript.withChannel(1, 6);
		channel.live(Updating.channelEdit(1, 3, 8, 3));
		assertThat(channel.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
		assertThat(channel.delivered()).isEmpty();
	}

	@Test
	void anOverlapThatShowsWhenAGapFillsIsFetchedAtOnce() {
		EngineScript channel = EngineScript.withChannel(1, 6).live(Updating.channelEdit(1, 3, 9, 2));
		channel.live(channelUpdate(1, 7));
		assertThat(channel.deliveredUpdates()).hasSize(2);
		EngineScript overlapping = EngineScript.withChannel(1, 6).live(Updating.channelEdit(1, 3, 9, 2));
		overlapping.live(Updating.channelEdit(1, 4, 8, 2));
		assertThat(overlapping.channelFetches()).hasSize(1);
		assertThat(overlapping.deliveredUpdates()).containsExactly(Updating.channelEdit(1, 4, 8, 2));
	}

}

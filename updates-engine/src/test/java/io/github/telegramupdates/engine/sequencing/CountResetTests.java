package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenario 56, R-24: the server has reset its count.
 */
class CountResetTests {

	private final EngineScript script = EngineScript.bot(AccountState.of(5_000, 3, NOW - 10, 10))
		.load()
		.firstDifferenceIsEmpty(10);

	private void sessions(int count) {
		this.script.step(new Input.Sessions(this.script.moment(), count));
	}

	@Test
	void scenario56AnAccountWithOneSessionAsksForTheState() {
		this.script.live(new UpdatePtsChanged());
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		assertThat(this.script.accountFetches()).isEmpty();
	}

	@Test
	void scenario56ABotWithSeveralSessionsFetchesEverythingThatWasCountedSince() {
		sessions(2);
		this.script.live(newMessage(5_003)).live(new UpdatePtsChanged());
		assertThat(this.script.outputs(Output.FetchState.class)).isEmpty();
		assertThat(this.script.accountFetches()).singleElement()
			.extracting(Output.FetchAccount::pts, Output.FetchAccount::qts)
			.containsExactly(1, 3);
		this.script.accountAnswers(slice(state(2, 3, NOW - 10, 10), List.of(message(1))))
			.accountAnswers(difference(state(3, 3, NOW, 10), List.of(message(2))));
		this.script.live(newMessage(4)).pass(60_000);
		assertThat(this.script.delivered()).hasSize(3);
		assertThat(this.script.account().pts()).isEqualTo(4);
		assertThat(this.script.account().epoch()).isEqualTo(1);
		assertThat(this.script.holes()).singleElement()
			.extracting(HistoryHole::box, HistoryHole::cause)
			.containsExactly(BoxId.COMMON, HistoryHole.Cause.REBASED);
	}

	@Test
	void aBotThatIsAtTheBeginningAlreadyLosesNothingByIt() {
		sessions(2);
		this.script.live(new UpdatePtsChanged()).live(new UpdatePtsChanged());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.account().epoch()).isEqualTo(1);
		assertThat(this.script.holes()).hasSize(1);
		assertThat(this.script.accountFetches()).extracting(Output.FetchAccount::pts).containsOnly(1);
	}

	@Test
	void aDifferenceThatAnnouncesIt() {
		sessions(2);
		this.script.live(new UpdatesTooLong());
		this.script.accountAnswers(difference(state(5_001, 3, NOW, 10), List.of(message(1)), new UpdatePtsChanged()));
		assertThat(this.script.accountFetches()).extracting(Output.FetchAccount::pts).containsExactly(5_000, 1);
	}

	@Test
	void whatTheOtherSessionIsReportedWhileEverythingIsFetchedDeliversNothingTwice() {
		sessions(2);
		this.script.live(new UpdatePtsChanged());
		this.script.accountAnswers(slice(state(2, 3, NOW - 10, 10), List.of(message(1))));
		this.script.live(new UpdatePtsChanged());
		this.script.accountAnswers(difference(state(3, 3, NOW, 10), List.of(message(2))));
		assertThat(this.script.accountFetches()).extracting(Output.FetchAccount::pts).containsExactly(1, 2);
		assertThat(this.script.delivered()).hasSize(2);
		this.script.live(new UpdatePtsChanged());
		assertThat(this.script.accountFetches()).hasSize(3);
	}

	@Test
	void aDifferenceThatAnnouncesItAgainIsNotFetchedForEver() {
		sessions(2);
		this.script.live(new UpdatePtsChanged());
		this.script.accountAnswers(difference(state(3, 3, NOW, 10), List.of(message(2)), new UpdatePtsChanged()));
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.delivered()).hasSize(1);
	}

	@Test
	void aDifferenceFromTheStateThatAnnouncesItAgainIsNotFetchedForEver() {
		this.script.live(new UpdatePtsChanged());
		this.script.step(new Input.StateFetched(this.script.moment(),
				this.script.lastFetch(Output.FetchState.class).fetchId(), state(3, 3, NOW, 10)));
		this.script.accountAnswers(difference(state(4, 3, NOW, 10), List.of(message(2)), new UpdatePtsChanged()));
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		assertThat(this.script.account().pts()).isEqualTo(4);
	}

	@Test
	void aBotWithoutAPositionHasNothingToLoseByIt() {
		EngineScript first = new EngineScript().load();
		first.step(new Input.Sessions(first.moment(), 2)).live(new UpdatePtsChanged());
		assertThat(first.accountFetches()).isEmpty();
		assertThat(first.holes()).isEmpty();
		first.step(new Input.StateFetched(first.moment(), first.lastFetch(Output.FetchState.class).fetchId(),
				state(3, 3, NOW, 10)));
		assertThat(first.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(3);
	}

	@Test
	void aBotThatHasOneSessionAgainAsksForTheState() {
		sessions(2);
		sessions(1);
		this.script.live(new UpdatePtsChanged());
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void emptyAnswersAreCountedAgainWhenTheServerHasResetItsCount() {
		EngineScript script = EngineScript.started(10, 5, 10).live(new UpdateBotStopped(1, NOW, true, 8)).pass(500);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(500);
		script.accountAnswers(new DifferenceEmpty(NOW, 10)).live(new UpdatePtsChanged());
		script.step(new Input.StateFetched(script.moment(), script.lastFetch(Output.FetchState.class).fetchId(),
				state(2, 5, NOW, 10)));
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.events(EngineEvent.FetchRetried.class)).extracting(EngineEvent.FetchRetried::retryMillis)
			.containsExactly(500L, 2_000L, 500L);
	}

}

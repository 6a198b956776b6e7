package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * I-16 and T25: requests of the account that others took the place of, and methods that
 * the server wants to rest.
 */
class GivenUpRequestTests {

	private static void fails(EngineScript script, long fetchId, int floodSeconds) {
		script.step(new Input.FetchFailed(script.moment(), fetchId,
				new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", floodSeconds)));
	}

	private static void answerState(EngineScript script, int pts) {
		script.step(new Input.StateFetched(script.moment(), script.lastFetch(Output.FetchState.class).fetchId(),
				state(pts, 0, NOW, 10)));
	}

	/** A rest is spread by a tenth, so that not all come back at once. */
	private static void assertFetchedAfterARestOf30Seconds(EngineScript script) {
		assertThat(script.pass(29_999).accountFetches()).isEmpty();
		assertThat(script.pass(3_001).accountFetches()).hasSize(1);
	}

	@Test
	void aNewCountDoesNotShortenTheWaitThatTheServerAskedFor() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		fails(script, script.lastFetch(Output.FetchAccount.class).fetchId(), 30);
		script.forget().live(new UpdatePtsChanged());
		answerState(script, 2);
		assertFetchedAfterARestOf30Seconds(script);
	}

	@Test
	void aRequestThatWasGivenUpStillReportsHowLongTheServerWantsToRest() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		long givenUp = script.lastFetch(Output.FetchAccount.class).fetchId();
		script.forget().live(new UpdatePtsChanged());
		fails(script, givenUp, 30);
		answerState(script, 2);
		assertFetchedAfterARestOf30Seconds(script);
	}

	@Test
	void aRequestThatWasGivenUpStillReportsThatTheAuthorisationIsGone() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		long givenUp = script.lastFetch(Output.FetchAccount.class).fetchId();
		script.live(new UpdatePtsChanged());
		script.step(new Input.FetchFailed(script.moment(), givenUp,
				new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_UNREGISTERED", 0)));
		assertThat(script.events(EngineEvent.Stopped.class)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "FLOOD", "FROZEN", "FATAL_AUTH" })
	void anyOtherFailureOfARequestThatWasGivenUpMeansNothing(FetchError.Kind kind) {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		long givenUp = script.lastFetch(Output.FetchAccount.class).fetchId();
		script.forget().live(new UpdatePtsChanged());
		List<Output> asked = List.copyOf(script.outputs(Output.class));
		script.step(new Input.FetchFailed(script.moment(), givenUp, new FetchError(kind, "ANY", 0))).pass(60_000);
		assertThat(script.outputs(Output.class)).isEqualTo(asked);
		answerState(script, 2);
		assertThat(script.accountFetches()).hasSize(1);
	}

	@Test
	void aRestOfTheStateIsNoneOfTheDifferenceNorTheOtherWayRound() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		fails(script, script.lastFetch(Output.FetchAccount.class).fetchId(), 300);
		script.forget().live(new UpdatePtsChanged());
		fails(script, script.lastFetch(Output.FetchState.class).fetchId(), 3);
		script.pass(3_300);
		assertThat(script.outputs(Output.FetchState.class)).hasSize(2);
		answerState(script, 2);
		script.pass(296_000);
		assertThat(script.accountFetches()).isEmpty();
		script.pass(34_000);
		assertThat(script.accountFetches()).hasSize(1);
	}

	@Test
	void aRestOfAStateThatWasGivenUpDoesNotHoldTheDifference() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatePtsChanged());
		long givenUp = script.lastFetch(Output.FetchState.class).fetchId();
		script.live(new UpdatePtsChanged());
		fails(script, givenUp, 300);
		answerState(script, 2);
		assertThat(script.passRetry().accountFetches()).hasSize(1);
	}

	@Test
	void anAnswerOfAnotherMethodDoesNotTakeThePlaceOfTheRightOne() {
		EngineScript script = EngineScript.started(10, 0, 10).live(new UpdatesTooLong());
		long asked = script.lastFetch(Output.FetchAccount.class).fetchId();
		script.step(new Input.StateFetched(script.moment(), asked, state(500, 0, NOW, 10)));
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.progress().idle()).isTrue();
		assertThat(script.account().pts()).isEqualTo(10);
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.box.MessageIds;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * the count of the common box goes back by less than anyone would call a jump.
 */
class SmallResetTests {

	private static final int PTS = 10_000;

	private static final int TOP = 500;

	private static final FetchError FAILURE = new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);

	private final EngineScript script = started(new AccountState(PTS, 7, NOW - 10, 10, 0, TOP));

	private static EngineScript started(AccountState state) {
		return new EngineScript().stored(state).load().firstDifferenceIsEmpty(10);
	}

	private static Update newMessage(int id, int pts) {
		return new UpdateNewMessage(message(id), pts, 1);
	}

	private int questions() {
		return this.script.outputs(Output.FetchState.class).size();
	}

	private SmallResetTests stateIs(int pts) {
		this.script.stateIs(pts, 7, 10);
		return this;
	}

	@Test
	void aResetBy300IsFoundByTheSecondAnswerThatIsBehind() {
		this.script.live(newMessage(501, 9_701)).live(newMessage(502, 9_702));
		stateIs(9_702);
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.pass(59_999).outputs(Output.FetchState.class)).hasSize(1);
		this.script.pass(1);
		assertThat(questions()).isEqualTo(2);
		this.script.live(newMessage(503, 9_703));
		stateIs(9_703);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 9_701), newMessage(502, 9_702),
				newMessage(503, 9_703));
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(9_703);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).live(newMessage(504, 9_704)).pass(120_000);
		assertThat(this.script.account().pts()).isEqualTo(9_704);
		assertThat(this.script.account().epoch()).isEqualTo(1);
		assertThat(this.script.holes()).extracting(HistoryHole::cause).containsExactly(HistoryHole.Cause.REBASED);
		assertThat(questions()).isEqualTo(2);
	}

	@Test
	void whatOfTheNewCountIsMissingBetweenIsFetched() {
		this.script.live(newMessage(501, 9_701)).live(newMessage(503, 9_703));
		stateIs(9_703).stateIsAMinuteLater(9_703);
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(9_701);
		this.script.accountAnswers(difference(state(9_703, 7, NOW, 10), List.of(message(502), message(503))));
		assertThat(this.script.delivered()).extracting(SequencedUpdate::update)
			.extracting(MessageIds::highestOf)
			.containsExactly(501, 502, 503);
	}

	private void stateIsAMinuteLater(int pts) {
		this.script.pass(60_000);
		stateIs(pts);
	}

	@Test
	void theServerItselfMayBeBehindWhatItPushed() {
		this.script.live(newMessage(501, 9_703));
		stateIs(9_701).stateIsAMinuteLater(9_701);
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(9_701);
	}

	@Test
	void aReplicaThatLagsForLessThanAMinuteMovesNothing() {
		this.script.live(newMessage(501, 9_999));
		stateIs(9_990).stateIsAMinuteLater(PTS);
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::epoch).containsExactly(PTS, 0);
		assertThat(this.script.accountFetches()).isEmpty();
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.progress().buffered()).isZero();
		this.script.live(newMessage(501, PTS + 1));
		assertThat(this.script.delivered()).hasSize(1);
	}

	@Test
	void liveUpdatesThatChainGoOnWhileTheServerIsAsked() {
		this.script.live(newMessage(501, 9_999)).live(newMessage(502, PTS + 1));
		stateIs(PTS);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(502, PTS + 1));
		assertThat(this.script.pass(60_000).outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void aStaleQtsIsNoNewCount() {
		this.script.live(newMessage(501, 8_000));
		this.script.stateIs(PTS, 2, 10);
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::qts, AccountState::epoch)
			.containsExactly(PTS, 7, 0);
		assertThat(this.script.accountFetches()).isEmpty();
	}

	@Test
	void theQtsStaysWhereItIsWhenTheOtherPositionsAreHasResetItsCount() {
		this.script.live(newMessage(501, 51));
		this.script.stateIs(51, 2, 10);
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::qts).containsExactly(51, 7);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).live(new UpdateBotStopped(1, NOW, true, 8));
		assertThat(this.script.delivered()).hasSize(2);
	}

	@Test
	void oldMembersThatAreSentAgainAreAskedAboutOnceAndFetchNothing() {
		IntStream.range(0, 5_000).forEach((i) -> this.script.live(newMessage(1 + i % TOP, PTS - 4_999 + i)));
		assertThat(questions()).isEqualTo(1);
		stateIs(PTS);
		this.script.pass(3_600_000);
		assertThat(questions()).isEqualTo(1);
		assertThat(this.script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSizeLessThan(5)
			.allSatisfy((fetch) -> assertThat(fetch.pts()).isEqualTo(PTS));
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.progress().buffered()).isZero();
	}

	@Test
	void oldMembersThatAreNotFarBehindAreNoQuestion() {
		this.script.live(newMessage(TOP, PTS)).live(newMessage(TOP, PTS - 1_000)).live(edit(PTS - 500, 1));
		assertThat(questions()).isZero();
		assertThat(this.script.progress().duplicates()).isEqualTo(3);
	}

	@Test
	void anyMessageThatIsNewerThanAllThatWereDeliveredIsASign() {
		List<Update> signs = List.of(newMessage(501, PTS), new UpdateEditMessage(message(501), 9_990, 1),
				new UpdateDeleteMessages(List.of(3, 501), 9_990, 2));
		for (Update sign : signs) {
			EngineScript other = started(new AccountState(PTS, 7, NOW - 10, 10, 0, TOP)).live(sign);
			assertThat(other.outputs(Output.FetchState.class)).as("%s", sign).hasSize(1);
		}
	}

	@Test
	void withoutAKnownMessageOnlyTheDistanceSaysAnything() {
		EngineScript unknown = started(new AccountState(PTS, 7, NOW - 10, 10, 0, 0));
		assertThat(unknown.live(newMessage(501, 9_000)).outputs(Output.FetchState.class)).isEmpty();
		assertThat(unknown.live(newMessage(501, 8_999)).outputs(Output.FetchState.class)).hasSize(1);
		unknown.stateIs(9_000, 7, 10).pass(120_000);
		assertThat(unknown.account().epoch()).isZero();
		unknown.live(newMessage(501, 8_998));
		unknown.stateIs(8_999, 7, 10);
		assertThat(unknown.account()).extracting(AccountState::pts, AccountState::epoch).containsExactly(8_998, 1);
		assertThat(unknown.delivered()).hasSize(1);
	}

	@Test
	void aMessageOfADifferenceIsKnownLater() {
		this.script.live(new UpdatesTooLong());
		this.script.accountAnswers(difference(state(PTS + 1, 7, NOW, 10), List.of(message(600))));
		assertThat(this.script.live(newMessage(600, PTS + 1)).outputs(Output.FetchState.class)).isEmpty();
	}

	@Test
	void eachRefusalDoublesTheWaitUpToAnHour() {
		long[] minutes = { 1, 2, 4, 8, 16, 32, 60, 60 };
		this.script.live(newMessage(3, 5_000));
		for (long wait : minutes) {
			int asked = questions();
			stateIs(PTS);
			this.script.pass(wait * 60_000 - 1).live(newMessage(3, 5_000));
			answerDifferences();
			assertThat(questions()).isEqualTo(asked);
			assertThat(this.script.pass(1).live(newMessage(3, 5_000)).outputs(Output.FetchState.class))
				.hasSize(asked + 1);
		}
	}

	private void answerDifferences() {
		if (!this.script.progress().idle()) {
			this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		}
	}

	@Test
	void aSignThatComesTooSoonIsAskedAboutLater() {
		this.script.live(newMessage(3, 5_000));
		stateIs(PTS);
		this.script.live(newMessage(501, 9_701));
		assertThat(questions()).isEqualTo(1);
		this.script.pass(60_000);
		assertThat(questions()).isEqualTo(2);
		stateIs(9_701).stateIsAMinuteLater(9_701);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 9_701));
	}

	@ParameterizedTest
	@ValueSource(ints = { 9_701, 5 })
	void aDifferenceUnderWayIsGivenUpForTheNewCount(int pts) {
		this.script.live(new UpdatesTooLong()).live(newMessage(501, pts));
		stateIs(pts);
		if (questions() == 1 && this.script.account().epoch() == 0) {
			stateIsAMinuteLater(pts);
		}
		assertThat(this.script.accountFetches()).hasSize(2);
		assertThat(this.script.accountFetches().get(1).pts()).isEqualTo(pts - 1);
		this.script.accountAnswers(difference(state(pts, 7, NOW, 10), List.of(message(501))));
		assertThat(this.script.delivered()).hasSize(1);
		assertThat(this.script.account().pts()).isEqualTo(pts);
	}

	@Test
	void aDifferenceThatWasDueIsStillMade() {
		this.script.live(newMessage(501, 9_701)).live(newMessage(600, PTS + 5)).pass(500);
		stateIs(PTS + 5);
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(PTS);
		this.script.accountAnswers(difference(state(PTS + 5, 7, NOW, 10), List.of(message(600))));
		assertThat(this.script.delivered()).hasSize(1);
	}

	@Test
	void theNoticeOfANewCountNeedsNoQuestion() {
		this.script.live(newMessage(501, 9_701)).live(new UpdatePtsChanged());
		assertThat(questions()).isEqualTo(2);
		stateIs(9_702);
		this.script.accountAnswers(difference(state(9_702, 7, NOW, 10), List.of(message(501), message(502))));
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(9_700);
		assertThat(this.script.delivered()).hasSize(2);
		this.script.pass(120_000);
		assertThat(questions()).isEqualTo(2);
	}

	@Test
	void aNoticeThatIsLateSkipsNothing() {
		this.script.live(newMessage(501, 51));
		stateIs(60);
		this.script.live(new UpdatePtsChanged());
		assertThat(questions()).isEqualTo(1);
		this.script.accountAnswers(difference(state(60, 7, NOW, 10), List.of(message(509))));
		assertThat(this.script.delivered()).hasSize(2);
	}

	@Test
	void aFloodWaitIsRespectedAndWhatWasKeptIsNotForgotten() {
		this.script.live(newMessage(501, 51));
		this.script.stateFails(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT_600", 600));
		assertThat(this.script.pass(600_000 - 1).outputs(Output.FetchState.class)).hasSize(1);
		this.script.pass(60_001);
		assertThat(questions()).isEqualTo(2);
		answerDifferences();
		stateIs(51);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 51));
	}

	@Test
	void aQuestionThatIsNotAllowedAnyMoreEndsTheStream() {
		this.script.live(newMessage(501, 51));
		this.script.stateFails(new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_UNREGISTERED", 0));
		assertThat(this.script.events(EngineEvent.Stopped.class)).hasSize(1);
	}

	@Test
	void afterACrashTheNextMemberOfTheNewCountAsksAgain() {
		this.script.live(newMessage(501, 9_701));
		EngineScript next = this.script.restart().firstDifferenceIsEmpty(10);
		next.live(newMessage(502, 9_702)).stateIs(9_702, 7, 10).pass(60_000).stateIs(9_702, 7, 10);
		assertThat(next.deliveredUpdates()).containsExactly(newMessage(502, 9_702));
		assertThat(next.account().pts()).isEqualTo(9_702);
	}

	@Test
	void membersSentAgainInTheMidstOfANewCountAreLeftAlone() {
		this.script.live(newMessage(3, 4_000))
			.live(newMessage(501, 51))
			.live(newMessage(4, 4_001))
			.live(newMessage(502, 52));
		stateIs(52);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 51), newMessage(502, 52));
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(60_000);
		assertThat(this.script.account().pts()).isEqualTo(52);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void anOwnCallAnsweredFarBehindIsASignToo() {
		this.script.step(new Input.Affected(this.script.moment(), BoxId.COMMON, 51, 1));
		stateIs(51);
		assertThat(this.script.account().pts()).isEqualTo(51);
		assertThat(this.script.holes()).containsExactly(new HistoryHole.Reset(BoxId.COMMON, PTS, 0, 50, 1, TOP, 0));
	}

	@Test
	void aBotWithSeveralSessionsBeginsBeforeWhatAnyOfThemWasPushed() {
		EngineScript bot = EngineScript.bot(new AccountState(PTS, 7, NOW - 10, 10, 0, TOP))
			.load()
			.firstDifferenceIsEmpty(10);
		bot.step(new Input.Sessions(bot.moment(), 2)).live(newMessage(501, 51)).stateIs(60, 7, 10);
		assertThat(bot.deliveredUpdates()).containsExactly(newMessage(501, 51));
		assertThat(bot.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(51);
	}

	@Test
	void thousandsOfMembersOfANewCountAreFetchedInsteadOfKept() {
		IntStream.rangeClosed(1, 3_000).forEach((i) -> this.script.live(newMessage(TOP + i, i)));
		assertThat(this.script.progress().buffered()).isLessThanOrEqualTo(1_000);
		stateIs(3_000);
		assertThat(this.script.delivered()).hasSize(1_000);
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(1_000);
	}

}

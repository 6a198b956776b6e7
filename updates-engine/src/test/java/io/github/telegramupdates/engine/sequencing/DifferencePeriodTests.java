package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.GAP_WAIT;
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
 * What nobody speaks of any more is found within 15 minutes, whatever else is pushed, and
 * what is only on its way is not fetched for it.
 */
class DifferencePeriodTests {

	private static final long PERIOD = 15 * 60_000;

	private static final long CHANNEL = 1;

	private static final DifferenceEmpty NOTHING = new DifferenceEmpty(NOW, 10);

	private static final Update TYPING = new UpdateUserTyping(5, null, new SendMessageTypingAction());

	private final EngineScript script = EngineScript.started(100, 5, 10);

	/** The first period is over: the next ones are whole. */
	private EngineScript settled() {
		return this.script.pass(PERIOD).accountAnswers(NOTHING).forget();
	}

	private static List<Update> announced(long channels, int pts) {
		return LongStream.rangeClosed(1, channels).<Update>mapToObj((id) -> new UpdateChannelTooLong(id, pts)).toList();
	}

	@Test
	void aDifferenceIsMadeFifteenMinutesAfterTheLastOneCameToItsEnd() {
		settled().pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).isEmpty();
		this.script.pass(1);
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.pass(20_000).accountAnswers(NOTHING).pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.pass(1).accountFetches()).hasSize(2);
	}

	@Test
	void whateverIsPushedDoesNotPutItOff() {
		settled();
		for (int minute = 1; minute < 15; minute++) {
			this.script.pass(60_000).live(TYPING).live(newMessage(100 + minute));
		}
		assertThat(this.script.pass(59_999).accountFetches()).isEmpty();
		assertThat(this.script.pass(1).accountFetches()).hasSize(1);
	}

	@Test
	void aDifferenceForAnotherReasonPutsItOffIfItComesToItsEnd() {
		settled().pass(600_000).live(new UpdatesTooLong()).accountAnswers(NOTHING).pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.pass(1).accountFetches()).hasSize(2);
		this.script.accountAnswers(difference(state(101, 5, NOW, 10), List.of(message(101)))).pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).hasSize(2);
		assertThat(this.script.pass(1).accountFetches()).hasSize(3);
	}

	@Test
	void aDifferenceThatEndedEarlyPutsNothingOff() {
		settled().pass(600_000).live(newMessage(103)).pass(GAP_WAIT);
		this.script.accountAnswers(slice(state(102, 5, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.pass(PERIOD - 600_000 - GAP_WAIT - 1).accountFetches()).hasSize(1);
		assertThat(this.script.pass(1).accountFetches()).hasSize(2);
	}

	@Test
	void aFetchThatIsUnderWayWhenThePeriodEndsGoesToItsEndAndIsEnough() {
		settled().pass(PERIOD - GAP_WAIT - 1_000).live(newMessage(103)).pass(GAP_WAIT + 2_000);
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.accountAnswers(slice(state(102, 5, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(NOTHING).pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).hasSize(2);
		assertThat(this.script.pass(1).accountFetches()).hasSize(3);
	}

	@Test
	void accountsThatAreStartedTogetherDoNotAskTogether() {
		long[] perMinute = new long[15];
		for (long userId = 1; userId <= 1_500; userId++) {
			perMinute[(int) ((firstPeriod(userId) - 1) / 60_000)]++;
		}
		assertThat(LongStream.of(perMinute)).allMatch((accounts) -> accounts > 90 && accounts < 110);
		assertThat(firstPeriod(42)).isEqualTo(firstPeriod(42));
	}

	/** How long after its first difference an account makes the next one. */
	private static long firstPeriod(long userId) {
		AccountEngine engine = new AccountEngine(userId, SequencingSettings.of(AccountKind.USER));
		Moment start = new Moment(0, NOW);
		engine.step(new Input.Load(new Moment(-1, NOW), 1, 1, AccountState.of(100, 0, NOW, 0), List.of(), List.of()));
		return engine.step(new Input.AccountFetched(start, 1, NOTHING))
			.stream()
			.filter(Output.ArmTimer.class::isInstance)
			.mapToLong((output) -> ((Output.ArmTimer) output).monotonicMillis())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void thousandLivelyChannelsOfWhichNothingIsLostCostFourDifferencesAnHourAndNoFetchOfTheirs() {
		EngineScript lively = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		LongStream.rangeClosed(1, 1_000).forEach((id) -> lively.channel(id, 5));
		lively.load().firstDifferenceIsEmpty(10);
		int answered = 0;
		for (int minute = 1; minute <= 60; minute++) {
			int pts = 5 + minute;
			lively.pass(60_000 - 300);
			if (lively.accountFetches().size() > answered) {
				answered++;
				// the server announces messages that are still on their way
				lively.accountAnswers(difference(state(100, 0, NOW + minute, 10), List.of(),
						announced(1_000, pts).toArray(Update[]::new)));
			}
			LongStream.rangeClosed(1, 1_000).forEach((id) -> lively.live(channelUpdate(id, pts)));
			lively.pass(300);
		}
		assertThat(lively.accountFetches()).hasSize(4);
		assertThat(lively.channelFetches()).isEmpty();
		assertThat(lively.delivered()).hasSize(60_000);
		assertThat(lively.intents()).isEmpty();
	}

	@Test
	void aPositionThatIsAnnouncedAheadIsWaitedForAsAGapIsAndItsIntentIsStored() {
		EngineScript quiet = EngineScript.withChannel(CHANNEL, 5).live(new UpdatesTooLong());
		quiet.accountAnswers(difference(state(100, 0, NOW, 10), List.of(), new UpdateChannelTooLong(CHANNEL, 6)));
		assertThat(quiet.intents()).containsExactlyEntriesOf(Map.of(CHANNEL, new FetchIntent(CHANNEL, 6, 1)));
		assertThat(quiet.pass(GAP_WAIT - 1).channelFetches()).isEmpty();
		assertThat(quiet.pass(1).channelFetches()).hasSize(1);
		quiet.channelAnswers(CHANNEL, channelPage(6, Updating.Last.YES, List.of(channelMessage(CHANNEL, 6))));
		assertThat(quiet.delivered()).hasSize(1);
		assertThat(quiet.intents()).isEmpty();
	}

	@Test
	void theWaitIsShortIfMuchIsMissingAndIsNotBegunAgainByLaterAnnouncements() {
		EngineScript quiet = EngineScript.withChannel(CHANNEL, 5).live(new UpdateChannelTooLong(CHANNEL, 6));
		quiet.pass(400).live(new UpdateChannelTooLong(CHANNEL, 7));
		assertThat(quiet.pass(99).channelFetches()).isEmpty();
		assertThat(quiet.pass(1).channelFetches()).hasSize(1);
		EngineScript far = EngineScript.withChannel(CHANNEL, 5).live(new UpdateChannelTooLong(CHANNEL, 16));
		assertThat(far.pass(149).channelFetches()).isEmpty();
		assertThat(far.pass(1).channelFetches()).hasSize(1);
	}

	@Test
	void whatWasAnnouncedAndThenPushedIsNotFetchedAndTheNextAnnouncementHasAWaitOfItsOwn() {
		EngineScript quiet = EngineScript.withChannel(CHANNEL, 5).holdCommits();
		quiet.live(new UpdateChannelTooLong(CHANNEL, 6)).pass(300).live(channelUpdate(CHANNEL, 6));
		quiet.live(new UpdateChannelTooLong(CHANNEL, 7)).pass(GAP_WAIT - 1);
		assertThat(quiet.channelFetches()).isEmpty();
		assertThat(quiet.pass(1).channelFetches()).hasSize(1);
	}

	@Test
	void anAnnouncementWithoutAPositionIsFetchedAtOnce() {
		assertThat(EngineScript.withChannel(CHANNEL, 5).live(new UpdateChannelTooLong(CHANNEL, null)).channelFetches())
			.hasSize(1);
	}

	@Test
	void whatIsAnnouncedBehindAGapIsFetchedWhenTheGapHasBeenWaitedFor() {
		EngineScript gap = EngineScript.withChannel(CHANNEL, 5).live(channelUpdate(CHANNEL, 7)).pass(400);
		gap.live(new UpdateChannelTooLong(CHANNEL, 8));
		assertThat(gap.pass(99).channelFetches()).isEmpty();
		assertThat(gap.pass(1).channelFetches()).hasSize(1);
		EngineScript filled = EngineScript.withChannel(CHANNEL, 5).live(channelUpdate(CHANNEL, 7)).pass(400);
		filled.live(new UpdateChannelTooLong(CHANNEL, 8)).pass(50).live(channelUpdate(CHANNEL, 6));
		assertThat(filled.pass(449).channelFetches()).isEmpty();
		assertThat(filled.pass(1).channelFetches()).hasSize(1);
	}

	@Test
	void aPositionThatAnAnswerMentionsIsWaitedForInTheSameWay() {
		EngineScript quiet = EngineScript.withChannel(CHANNEL, 5);
		quiet.step(new Input.PtsHint(quiet.moment(), CHANNEL, 6));
		assertThat(quiet.pass(GAP_WAIT - 1).channelFetches()).isEmpty();
		assertThat(quiet.pass(1).channelFetches()).hasSize(1);
	}

	@Test
	void aChannelThatWaitsForAnAnnouncedPositionIsFetchedAfterARestart() {
		EngineScript quiet = EngineScript.withChannel(CHANNEL, 5).live(new UpdatesTooLong());
		quiet.accountAnswers(difference(state(100, 0, NOW, 10), List.of(), new UpdateChannelTooLong(CHANNEL, 6)));
		EngineScript restarted = quiet.restart().accountAnswers(NOTHING);
		assertThat(restarted.channelFetches()).hasSize(1);
	}

	@Test
	void aReconnectDoesNotEndThePeriodBeforeItsDifferenceDoes() {
		settled().pass(PERIOD - 1_000).signal(new SessionSignal.Connected()).pass(1_000);
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.accountAnswers(NOTHING).pass(PERIOD - 1);
		assertThat(this.script.accountFetches()).hasSize(2);
	}

}

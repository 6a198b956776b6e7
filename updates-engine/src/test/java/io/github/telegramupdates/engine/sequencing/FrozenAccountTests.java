package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceFailing;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceRecovered;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.storage.AccountState;
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
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A frozen account is asked seldom, says so once, and loses nothing.
 */
class FrozenAccountTests {

	private static final long MINUTE = 60_000;

	private static final FetchError FROZEN = new FetchError(FetchError.Kind.FROZEN, "FROZEN_METHOD_INVALID", 0);

	private static final List<Long> WAITS = List.of(15L, 30L, 60L, 120L, 240L, 240L);

	private EngineScript script = EngineScript.started(100, 0, 10);

	/** Channels that miss what comes before position 3. */
	private static EngineScript withGaps(int channels) {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		for (long id = 1; id <= channels; id++) {
			script.channel(id, 1);
		}
		script.load().firstDifferenceIsEmpty(10);
		for (long id = 1; id <= channels; id++) {
			script.live(channelUpdate(id, 3));
		}
		return script.pass(500);
	}

	private void recoverChannel(long id) {
		this.script.channelAnswers(id,
				channelPage(3, Updating.Last.YES, List.of(channelMessage(id, 2), channelMessage(id, 3))));
	}

	private List<DifferenceFailing> failing() {
		return this.script.events(DifferenceFailing.class);
	}

	private List<DifferenceRecovered> recovered() {
		return this.script.events(DifferenceRecovered.class);
	}

	@Test
	void theDifferenceOfAnAccountIsAskedForAfterGrowingRests() {
		this.script.live(newMessage(103)).pass(500);
		for (long minutes : WAITS) {
			this.script.accountFails(FROZEN).forget();
			assertThat(this.script.pass(minutes * MINUTE - 1).accountFetches()).isEmpty();
			assertThat(this.script.pass(1).accountFetches()).hasSize(1);
		}
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.account().pts()).isEqualTo(103);
		assertThat(this.script.holes()).isEmpty();
		this.script.live(new UpdatesTooLong()).accountFails(FROZEN).forget().pass(15 * MINUTE);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void theFirstStateIsAskedForAfterGrowingRests() {
		this.script = new EngineScript().load();
		for (long minutes : WAITS) {
			this.script.stateFails(FROZEN).forget();
			assertThat(this.script.pass(minutes * MINUTE - 1).outputs(Output.FetchState.class)).isEmpty();
			assertThat(this.script.pass(1).outputs(Output.FetchState.class)).hasSize(1);
		}
		this.script.stateIs(100, 0, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.progress().started()).isTrue();
	}

	@Test
	void channelsThatComeBackTogetherDoubleTheRestOnce() {
		this.script = withGaps(10);
		for (long id = 1; id <= 10; id++) {
			this.script.channelFails(id, FROZEN);
		}
		this.script.forget().pass(15 * MINUTE - 1);
		assertThat(this.script.channelFetches()).isEmpty();
		for (long minutes : List.of(30L, 60L, 120L, 240L, 240L)) {
			this.script.pass(1);
			assertThat(this.script.channelFetches()).hasSize(1);
			this.script.channelFails(FROZEN).forget().pass(minutes * MINUTE - 1);
			assertThat(this.script.channelFetches()).isEmpty();
		}
	}

	@Test
	void aChannelThatIsAnsweredLetsTheOthersGoOnWithAWholeCap() {
		this.script = withGaps(11);
		this.script.channelFails(1, FROZEN).forget().pass(15 * MINUTE);
		for (long id = 2; id <= 10; id++) {
			recoverChannel(id);
		}
		assertThat(this.script.channelFetches()).hasSize(2);
		recoverChannel(1);
		recoverChannel(11);
		assertThat(this.script.holes()).isEmpty();
		assertThat(this.script.channelPts(1)).isEqualTo(3);
		assertThat(this.script.channelPts(11)).isEqualTo(3);
		assertThat(recovered()).hasSize(1);
	}

	@Test
	void whatIsPushedFlowsOnAndIntentsStay() {
		this.script = withGaps(1);
		this.script.channelFails(FROZEN).live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(NOW, 10));
		for (int pts = 101; pts < 200; pts++) {
			this.script.live(newMessage(pts)).pass(1_000);
		}
		assertThat(this.script.account().pts()).isEqualTo(199);
		assertThat(this.script.intents()).containsOnlyKeys(1L);
	}

	@Test
	void itIsReportedAtOnceAndOnce() {
		this.script.live(new UpdatesTooLong()).pass(30_000).accountFails(FROZEN);
		DifferenceFailing expected = new DifferenceFailing(DifferenceScope.ACCOUNT, BoxId.COMMON, 1,
				"FROZEN_METHOD_INVALID", 0, 15 * MINUTE);
		assertThat(failing()).containsExactly(expected);
		this.script.pass(15 * MINUTE).accountFails(FROZEN).pass(30 * MINUTE).accountFails(FROZEN);
		assertThat(failing()).containsExactly(expected);
		this.script.pass(60 * MINUTE).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(recovered()).containsExactly(new DifferenceRecovered(DifferenceScope.ACCOUNT, 105 * MINUTE));
		this.script.live(new UpdatesTooLong()).accountFails(FROZEN);
		assertThat(failing()).containsExactly(expected, expected);
	}

	@Test
	void thousandChannelsReportItOnce() {
		this.script = withGaps(1_000);
		this.script.channelFails(1, FROZEN).channelFails(2, FROZEN);
		for (long minutes : WAITS) {
			this.script.pass(minutes * MINUTE);
		}
		assertThat(failing()).hasSize(1);
		assertThat(failing().get(0).scope()).isEqualTo(DifferenceScope.CHANNELS);
	}

	@Test
	void aReloadKeepsTheRestAndReportsNothingAgain() {
		this.script.live(new UpdatesTooLong()).accountFails(FROZEN).pass(15 * MINUTE).accountFails(FROZEN);
		this.script.pass(10 * MINUTE);
		this.script = this.script.reload();
		assertThat(this.script.pass(20 * MINUTE - 1).accountFetches()).isEmpty();
		assertThat(this.script.progress().failing()).singleElement()
			.extracting(FailingDifference::error)
			.isEqualTo("FROZEN_METHOD_INVALID");
		assertThat(this.script.pass(1).accountFetches()).hasSize(1);
		this.script.accountFails(FROZEN);
		assertThat(failing()).isEmpty();
		assertThat(this.script.forget().pass(60 * MINUTE).accountFetches()).hasSize(1);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(recovered()).containsExactly(new DifferenceRecovered(DifferenceScope.ACCOUNT, 105 * MINUTE));
	}

	@Test
	void aReloadKeepsTheRestOfTheFirstState() {
		this.script = new EngineScript().load().stateFails(FROZEN);
		this.script = this.script.reload();
		assertThat(this.script.pass(15 * MINUTE - 1).outputs(Output.FetchState.class)).isEmpty();
		assertThat(this.script.pass(1).outputs(Output.FetchState.class)).hasSize(1);
		assertThat(failing()).isEmpty();
	}

	@Test
	void aReloadKeepsTheRestOfChannels() {
		this.script = withGaps(1);
		this.script.channelFails(FROZEN).live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(NOW, 10));
		this.script = this.script.reload().firstDifferenceIsEmpty(10);
		assertThat(this.script.pass(15 * MINUTE - 1).channelFetches()).isEmpty();
		assertThat(this.script.pass(1).channelFetches()).hasSize(1);
		assertThat(failing()).isEmpty();
		assertThat(recovered()).isEmpty();
		recoverChannel(1);
		assertThat(recovered()).containsExactly(new DifferenceRecovered(DifferenceScope.CHANNELS, 15 * MINUTE));
	}

	@Test
	void whatNothingIsMissingOfAfterAReloadFailsNoMore() {
		this.script = withGaps(1);
		this.script.channelFails(FROZEN);
		// nothing was committed since, so there is no intent
		this.script = this.script.reload();
		assertThat(this.script.progress().failing()).hasSize(1);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(recovered()).hasSize(1);
		assertThat(this.script.progress().failing()).isEmpty();
	}

	@Test
	void aFreezeThatAnEarlierEngineWasReportedCounts() {
		this.script.step(new Input.Refused(this.script.moment(), FetchMethod.DIFFERENCE, FROZEN));
		this.script.live(new UpdatesTooLong());
		assertThat(this.script.accountFetches()).isEmpty();
		assertThat(failing()).hasSize(1);
		assertThat(this.script.pass(15 * MINUTE).accountFetches()).hasSize(1);
	}

	@Test
	void theEndOfTheRestIsKnown() {
		long begin = this.script.moment().monotonicMillis();
		this.script.live(new UpdatesTooLong()).accountFails(FROZEN);
		assertThat(this.script.progress().waitsUntil()).isEqualTo(begin + 15 * MINUTE);
		this.script.pass(15 * MINUTE).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.progress().waitsUntil()).isLessThanOrEqualTo(begin + 15 * MINUTE);
		this.script = withGaps(1);
		begin = this.script.moment().monotonicMillis();
		this.script.channelFails(FROZEN);
		assertThat(this.script.progress().waitsUntil()).isEqualTo(begin + 15 * MINUTE);
	}

	@Test
	void aFrozenVerificationLetsTheStateRest() {
		this.script = EngineScript.started(2_000_000, 0, 10).live(newMessage(5)).stateFails(FROZEN);
		List<Output.FetchState> asked = new ArrayList<>();
		for (int minute = 0; minute < 14; minute++) {
			this.script.forget().pass(MINUTE).live(newMessage(6 + minute));
			asked.addAll(this.script.outputs(Output.FetchState.class));
		}
		assertThat(asked).isEmpty();
		assertThat(this.script.forget().pass(MINUTE).outputs(Output.FetchState.class)).hasSize(1);
	}

}

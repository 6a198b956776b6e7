package io.github.telegramupdates.spring.account.event;

import java.time.Instant;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EngineEventLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EngineEventLogTests {

	private final EngineEventLog log = new EngineEventLog(new DeliveryWatch(System::nanoTime, List.of()));

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "LEFT", "REBASED" })
	void aHoleIsAWarningWithItsBoxAndCause(Cause cause, CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.HoleStored(new HistoryHole.Range(BoxId.QTS, 5, 9, 0, 0, 0, cause)));
		assertThat(output).contains("WARN").contains("'bot'").contains("qts").contains(cause.name());
	}

	@Test
	void aResetIsAWarningWithBothPositionsAndEpochs(CapturedOutput output) {
		this.log.write("bot", 1,
				new EngineEvent.HoleStored(new HistoryHole.Reset(BoxId.channel(7), 1_649, 1, 656, 2, 0, 0)));
		assertThat(output).contains("WARN")
			.contains("channel 7")
			.contains("oldPosition=1649, oldEpoch=1, newPosition=656, newEpoch=2");
	}

	@Test
	void whatIsMissingOfAChannelThatWasLeftIsNoWarning(CapturedOutput output) {
		this.log.write("bot", 1,
				new EngineEvent.HoleStored(new HistoryHole.Range(BoxId.channel(7), 5, 9, 0, 0, 0, Cause.LEFT)));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void aBufferThatIsFetchedAgainIsNoWarning(CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.Overflow(BoxId.channel(7), 64));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void aParkedUpdateIsAWarningWithItsListenerAndFailure(CapturedOutput output) {
		this.log.write("bot", 1,
				new EngineEvent.UpdateParked(Lane.ACCOUNT, "UpdateNewMessage", BoxId.COMMON, 41,
						new ParkedUpdate.Failure("archive.on", "java.lang.IllegalStateException", 5, Instant.EPOCH,
								Instant.EPOCH)));
		assertThat(output).contains("WARN")
			.contains(
					"Account 'bot': parked UpdateNewMessage of common at 41, at which listener archive.on failed with "
							+ "java.lang.IllegalStateException in 5 attempts; the lane 'account' goes on");
	}

	@Test
	void differencesThatFailAreAWarningWithTheErrorAndWhatIsDoneAboutIt(CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.DifferenceFailing(DifferenceScope.ACCOUNT, BoxId.COMMON, 1,
				"FROZEN_METHOD_INVALID", 2_000, 900_000));
		assertThat(output).contains("WARN")
			.contains("Account 'bot': differences of the account fail with FROZEN_METHOD_INVALID, for 2 s so far; "
					+ "Telegram is asked again in 900 s");
	}

	@Test
	void channelsThatCannotBeFetchedAreAWarningWithTheFirstAndTheirNumber(CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.DifferenceFailing(DifferenceScope.CHANNELS, BoxId.channel(7), 12,
				"RPC_CALL_FAIL", 60_000, 0));
		assertThat(output).contains("WARN")
			.contains("differences of channels (channel 7, 12 in all) fail with RPC_CALL_FAIL, for 60 s so far; "
					+ "Telegram is asked again and again");
	}

	@Test
	void aDifferenceThatCannotBeDecodedIsAnErrorWithItsPositionAndWhatIsDoneAboutIt(CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.DifferenceUndecodable(BoxId.channel(7), 41, "DECODE", 900_000));
		assertThat(output).contains("ERROR")
			.contains("Account 'bot': the difference of channel 7 after position 41 cannot be decoded (DECODE). "
					+ "Nothing is passed: it is asked for again in 900 s");
	}

	@Test
	void differencesThatWorkAgainAreNoWarning(CapturedOutput output) {
		this.log.write("bot", 1, new EngineEvent.DifferenceRecovered(DifferenceScope.CHANNELS, 61_000));
		assertThat(output).contains("INFO")
			.doesNotContain("WARN")
			.contains("Account 'bot': differences of channels no longer fail, after 61 s");
	}

}

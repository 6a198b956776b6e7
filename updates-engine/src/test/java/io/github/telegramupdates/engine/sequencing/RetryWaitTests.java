package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.RetryWait;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdatesTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * Section 2.10: how long requests that failed wait.
 */
class RetryWaitTests {

	private static final SequencingSettings.Retries RETRIES = SequencingSettings.DEFAULT.retries();

	private static final FetchError ERROR = new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);

	@Test
	void theAccountWaitsTwiceAsLongEachTimeUpToAMinute() {
		assertThat(
				IntStream.rangeClosed(1, 7).mapToLong((attempt) -> RetryWait.millis(attempt, attempt * 31L, RETRIES)))
			.containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L);
	}

	@Test
	void afterThatItWaitsSomethingBetween60And80Seconds() {
		List<Long> waits = LongStream.range(0, 1_000)
			.map((spread) -> RetryWait.millis(8, spread, RETRIES))
			.boxed()
			.toList();
		assertThat(waits).allMatch((millis) -> millis >= 60_000 && millis < 80_000);
		assertThat(mean(waits)).isCloseTo(70_000, withinPercentage(2));
	}

	@Test
	void aChannelWaits80To120PercentOfThat() {
		for (int attempt = 1; attempt <= 7; attempt++) {
			int failures = attempt;
			double middle = RetryWait.millis(attempt, 0, RETRIES);
			List<Long> waits = LongStream.range(0, 1_000)
				.map((spread) -> RetryWait.channelMillis(failures, spread, RETRIES))
				.boxed()
				.toList();
			assertThat(waits).allMatch((millis) -> millis >= middle * 0.8 && millis < middle * 1.2);
			assertThat(mean(waits)).isCloseTo(middle, withinPercentage(2));
		}
	}

	private static double mean(List<Long> values) {
		return values.stream().mapToLong(Long::longValue).average().orElseThrow();
	}

	@Test
	void aFloodWaitIsNeverShortened() {
		assertThat(LongStream.range(0, 1_000).map((spread) -> RetryWait.floodMillis(30, spread)))
			.allMatch((millis) -> millis >= 30_000 && millis < 33_000);
	}

	@Test
	void theSameNumberGivesTheSameWait() {
		assertThat(RetryWait.channelMillis(3, 42, RETRIES)).isEqualTo(RetryWait.channelMillis(3, 42, RETRIES));
		assertThat(RetryWait.channelMillis(3, 42, RETRIES)).isNotEqualTo(RetryWait.channelMillis(3, 43, RETRIES));
	}

	@Test
	void anAccountThatFailsForLongIsAskedAboutOnceAMinute() {
		EngineScript script = EngineScript.started(100, 0, 10).live(new UpdatesTooLong());
		for (int attempt = 1; attempt <= 12; attempt++) {
			script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchAccount.class).fetchId(),
					ERROR));
			script.passRetry();
			assertThat(script.accountFetches()).hasSize(attempt + 1);
		}
		assertThat(script.events(EngineEvent.FetchRetried.class)).extracting(EngineEvent.FetchRetried::retryMillis)
			.startsWith(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L)
			.allMatch((millis) -> millis < 80_000);
	}

	@Test
	void channelsThatFailTogetherAreNotRepeatedTogether() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		LongStream.rangeClosed(1, 10).forEach((id) -> script.channel(id, 5));
		script.load().firstDifferenceIsEmpty(10);
		LongStream.rangeClosed(1, 10).forEach((id) -> script.announce(id, 9));
		script.channelFetches()
			.forEach((fetch) -> script.step(new Input.FetchFailed(script.moment(), fetch.fetchId(), ERROR)));
		assertThat(script.events(EngineEvent.FetchRetried.class)).hasSize(10)
			.extracting(EngineEvent.FetchRetried::retryMillis)
			.doesNotHaveDuplicates()
			.allMatch((millis) -> millis >= 800 && millis < 1_200);
	}

}

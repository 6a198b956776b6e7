package io.github.telegramupdates.mtproto.connection;

import java.util.stream.LongStream;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the next connection is opened.
 */
class ReconnectDelaysTests {

	private final ReconnectDelays delays = new ReconnectDelays(new TestRandom(1));

	@Test
	void aConnectionThatWorkedIsReplacedAtOnce() {
		for (int i = 0; i < 5; i++) {
			this.delays.onOpened(i * 100_000);
			this.delays.onWorking();
			assertThat(this.delays.onLost(i * 100_000 + 10_000)).isZero();
		}
	}

	@Test
	void connectionsThatDieYoungAreReplacedLaterAndLater() {
		long[] waits = LongStream.range(0, 200).map((i) -> {
			this.delays.onOpened(i);
			this.delays.onWorking();
			return this.delays.onLost(i + 9_999);
		}).toArray();
		assertThat(waits[0]).isZero();
		assertThat(LongStream.of(waits).skip(1).min().orElseThrow()).isGreaterThanOrEqualTo(1_000);
		assertThat(LongStream.of(waits).max().orElseThrow()).isBetween(20_000L, 60_000L);
		assertThat(LongStream.of(waits).distinct().count()).isGreaterThan(50);
	}

	@Test
	void aConnectionOnWhichNothingIsAnsweredDidNotWorkHoweverLongItWasOpen() {
		this.delays.onLost(0);
		for (int i = 1; i < 20; i++) {
			this.delays.onOpened(i * 100_000);
			assertThat(this.delays.onLost(i * 100_000 + 15_000)).isGreaterThanOrEqualTo(1_000);
		}
	}

	@Test
	void aServerThatCannotBeReachedIsTriedLaterAndLater() {
		assertThat(this.delays.onLost(0)).isZero();
		assertThat(this.delays.onLost(1)).isGreaterThanOrEqualTo(1_000);
	}

	@Test
	void aServerWithTooManyConnectionsIsLeftAloneForTenSeconds() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.delays.onFlood(i)).isGreaterThanOrEqualTo(10_000);
		}
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * lanes that hang take memory, but not that of others.
 */
class HangingLanesTests {

	private static final int CHANNELS = 1_000;

	private static final int HANGING = 20;

	private static final int SECONDS = 250;

	/** Those that hang are the liveliest ones. */
	private static final int WRITTEN_A_SECOND_WHERE_IT_HANGS = 6;

	/** A little more than what is written. */
	private static final int TRANSACTIONS_A_TENTH = 115;

	/** Lets all channels be written in, of which the first ones hang. */
	private static ActiveAccount live(int hanging) {
		ActiveAccount account = new ActiveAccount(MemoryLimits.DEFAULT);
		LongStream.rangeClosed(1, hanging).forEach(account::hangs);
		for (int second = 0; second < SECONDS; second++) {
			for (long channel = 1; channel <= CHANNELS; channel++) {
				int messages = (channel <= HANGING) ? WRITTEN_A_SECOND_WHERE_IT_HANGS : 1;
				for (int i = 0; i < messages; i++) {
					account.write(channel);
				}
			}
			for (int tenth = 0; tenth < 10; tenth++) {
				account.pass(100, TRANSACTIONS_A_TENTH);
			}
			assertThat(account.held()).isLessThan(MemoryLimits.DEFAULT.updates());
		}
		return account;
	}

	private static long committedByTheOthers(ActiveAccount account) {
		return LongStream.rangeClosed(HANGING + 1, CHANNELS).map(account::committed).sum();
	}

	@Test
	void twentyLanesHangAnd980KeepNineTenthsOfTheirRate() {
		ActiveAccount healthy = live(0);
		ActiveAccount account = live(HANGING);
		assertThat(account.overflown()).isNotEmpty().allMatch((box) -> box.channelId() <= HANGING);
		assertThat(healthy.overflown()).isEmpty();
		assertThat(committedByTheOthers(healthy)).isGreaterThan((CHANNELS - HANGING) * SECONDS * 9L / 10);
		assertThat(committedByTheOthers(account)).isGreaterThanOrEqualTo(committedByTheOthers(healthy) * 9 / 10);
		for (long channel = HANGING + 1; channel <= CHANNELS; channel++) {
			assertThat(account.committed(channel)).isGreaterThanOrEqualTo(healthy.committed(channel) * 9 / 10);
		}
	}

}

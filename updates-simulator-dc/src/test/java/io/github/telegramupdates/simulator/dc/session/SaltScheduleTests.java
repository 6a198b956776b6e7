package io.github.telegramupdates.simulator.dc.session;

import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.tl.mtproto.FutureSalt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SaltScheduleTests {

	private static final int START = 1_700_000_000;

	private final SplittableRandom random = new SplittableRandom(41);

	private final SaltSchedule salts = new SaltSchedule(7, START);

	@Test
	void theFirstSaltIsThatOfTheExchange() {
		assertThat(this.salts.current(at(0))).isEqualTo(7);
		assertThat(this.salts.accepts(7, at(0))).isTrue();
		assertThat(this.salts.accepts(0, at(0))).isFalse();
	}

	@Test
	void aSaltIsAcceptedForHalfAnHourAfterItsHour() {
		long next = this.salts.current(at(1_801));
		assertThat(next).isNotEqualTo(7);
		assertThat(this.salts.accepts(7, at(3_599))).isTrue();
		assertThat(this.salts.accepts(7, at(3_600))).isFalse();
		assertThat(this.salts.accepts(next, at(3_600))).isTrue();
	}

	@Test
	void futureSaltsComeTrue() {
		List<FutureSalt> future = this.salts.next(64, at(0));
		assertThat(future).hasSize(64);
		for (FutureSalt salt : future.subList(1, 64)) {
			int since = salt.validSince() - START;
			assertThat(this.salts.accepts(salt.salt(), at(since - 1))).isFalse();
			assertThat(this.salts.current(at(since))).isEqualTo(salt.salt());
		}
	}

	@Test
	void aLongSilenceEndsInAFreshSalt() {
		long later = this.salts.current(at(1_000_000));
		assertThat(this.salts.accepts(later, at(1_000_000))).isTrue();
	}

	@Test
	void replacedSaltsAreNotAccepted() {
		this.salts.replace(at(10));
		assertThat(this.salts.accepts(7, at(10))).isFalse();
		assertThat(this.salts.accepts(this.salts.current(at(10)), at(10))).isTrue();
	}

	private Moment at(int seconds) {
		return new Moment(1000L * (START + seconds), (count) -> {
			byte[] bytes = new byte[count];
			this.random.nextBytes(bytes);
			return bytes;
		});
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * T25: how long a method rests.
 */
class MethodRestTests {

	private static final SequencingSettings.Retries RETRIES = SequencingSettings.DEFAULT.retries();

	private static final long MINUTE = 60_000;

	private static final FetchError FROZEN = new FetchError(FetchError.Kind.FROZEN, "FROZEN_METHOD_INVALID", 0);

	private static FetchError flood(int seconds) {
		return new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", seconds);
	}

	@Test
	void aFrozenAccountIsAskedAfter15MinutesThenHalfAsOftenUpToEvery4Hours() {
		MethodRest rest = MethodRest.NONE;
		List<Long> minutes = new ArrayList<>();
		long now = 7_000;
		for (int refusal = 0; refusal < 8; refusal++) {
			rest = rest.after(FROZEN, now, 1, RETRIES);
			minutes.add(rest.millis(now) / MINUTE);
			now = rest.until();
		}
		assertThat(minutes).containsExactly(15L, 30L, 60L, 120L, 240L, 240L, 240L, 240L);
	}

	@Test
	void refusalsWhileItRestsChangeNothing() {
		MethodRest rest = MethodRest.NONE.after(FROZEN, 0, 0, RETRIES);
		assertThat(rest.after(FROZEN, 1, 0, RETRIES).after(FROZEN, 15 * MINUTE - 1, 0, RETRIES)).isEqualTo(rest);
	}

	@Test
	void afterAnAnswerItBeginsWith15MinutesAgain() {
		MethodRest rest = MethodRest.NONE.after(FROZEN, 0, 0, RETRIES)
			.after(FROZEN, 15 * MINUTE, 0, RETRIES)
			.answered();
		assertThat(rest.isFrozen()).isFalse();
		assertThat(rest.after(FROZEN, 100 * MINUTE, 0, RETRIES).until()).isEqualTo(115 * MINUTE);
	}

	@Test
	void aFloodWaitIsNoAnswer() {
		MethodRest rest = MethodRest.NONE.after(FROZEN, 0, 0, RETRIES).after(flood(60), 20 * MINUTE, 0, RETRIES);
		assertThat(rest.until()).isEqualTo(21 * MINUTE);
		assertThat(rest.error()).isEqualTo("FLOOD_WAIT");
		assertThat(rest.after(FROZEN, 22 * MINUTE, 0, RETRIES).millis(22 * MINUTE)).isEqualTo(30 * MINUTE);
	}

	@Test
	void aFreezeThatEndsBeforeAFloodWaitDoesNotShortenIt() {
		MethodRest rest = MethodRest.NONE.after(flood(3_600), 0, 0, RETRIES).after(FROZEN, 1_000, 0, RETRIES);
		assertThat(rest).isEqualTo(new MethodRest(60 * MINUTE, "FLOOD_WAIT", 1));
	}

	@Test
	void otherErrorsAskForNoRest() {
		for (FetchError.Kind kind : FetchError.Kind.values()) {
			FetchError error = new FetchError(kind, "ERROR", 10);
			assertThat(MethodRest.NONE.after(error, 0, 0, RETRIES).isResting(0)).isEqualTo(error.isRest());
		}
	}

}

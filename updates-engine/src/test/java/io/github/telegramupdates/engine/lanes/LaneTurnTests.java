package io.github.telegramupdates.engine.lanes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For how long a thread delivers, and when it is quick.
 */
class LaneTurnTests {

	private static final long NOW = 1_000;

	private final LaneTurn turn = new LaneTurn(NOW);

	private int groupsUntilQuick() {
		int groups = 1;
		while (!this.turn.delivered(1, 1, NOW)) {
			groups++;
		}
		return groups;
	}

	@Test
	void itIsQuickAfterSixteenGroups() {
		assertThat(groupsUntilQuick()).isEqualTo(16);
		assertThat(this.turn.isQuick()).isTrue();
		assertThat(this.turn.delivered(1, 1, NOW)).as("it was before").isFalse();
	}

	@Test
	void itIsQuickAtOnceInThePlaceOfOneThatWas() {
		this.turn.goesOnQuick();
		assertThat(this.turn.isQuick()).isTrue();
		for (int group = 0; group < 20; group++) {
			assertThat(this.turn.delivered(1, 1, NOW)).isFalse();
		}
	}

	@Test
	void oneInThePlaceOfAnotherHandsOnOnlyIfItWasQuickItself() {
		this.turn.goesOnQuick();
		this.turn.delivered(256, 15, NOW);
		assertThat(this.turn.handsOn()).isFalse();
		this.turn.delivered(1, 1, NOW);
		assertThat(this.turn.handsOn()).isTrue();
	}

	@Test
	void commitsAreReportedOneByOneUntilItIsQuick() {
		this.turn.delivered(1, 1, NOW);
		assertThat(this.turn.reports()).isTrue();
		this.turn.goesOnQuick();
		this.turn.delivered(31, 1, NOW);
		assertThat(this.turn.reports()).isFalse();
		this.turn.delivered(1, 1, NOW);
		assertThat(this.turn.reports()).isTrue();
		this.turn.delivered(31, 1, NOW);
		assertThat(this.turn.reports()).as("those before are reported").isFalse();
	}

	@Test
	void itEndsAfterTenMilliseconds() {
		this.turn.delivered(1, 1, NOW + 9);
		assertThat(this.turn.goesOn()).isTrue();
		this.turn.delivered(1, 1, NOW + 10);
		assertThat(this.turn.goesOn()).isFalse();
		assertThat(this.turn.now()).isEqualTo(NOW + 10);
	}

	@Test
	void itEndsAfterAThousandGroups() {
		for (int group = 1; group < 1_024; group++) {
			this.turn.delivered(1, 1, NOW);
		}
		assertThat(this.turn.goesOn()).isTrue();
		this.turn.delivered(1, 1, NOW);
		assertThat(this.turn.goesOn()).isFalse();
	}

}

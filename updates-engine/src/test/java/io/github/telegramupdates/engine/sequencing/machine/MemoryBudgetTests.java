package io.github.telegramupdates.engine.sequencing.machine;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * when an account holds as much as it may.
 */
class MemoryBudgetTests {

	private static final int UPDATES = 100;

	private static final int BYTES = 1_000;

	private final SequencingSettings settings = SequencingSettings.DEFAULT
		.withMemory(MemoryLimits.DEFAULT.withAccount(UPDATES, BYTES));

	private final MemoryBudget budget = new MemoryBudget(this.settings);

	private void buffer(int updates, int bytes) {
		for (int update = 0; update < updates; update++) {
			this.budget.buffered((update == 0) ? bytes : 0);
		}
	}

	@Test
	void updatesOfBuffersAndLanesCountTogether() {
		buffer(60, 0);
		this.budget.sent(39, 0);
		assertThat(this.budget.isReached()).isFalse();
		this.budget.sent(1, 0);
		assertThat(this.budget.isReached()).isTrue();
		assertThat(this.budget.isReachedByLanes()).isFalse();
		this.budget.committed(1, 0);
		assertThat(this.budget.isReached()).isFalse();
		assertThat(this.budget.uncommitted()).isEqualTo(39);
	}

	@Test
	void bytesOfBuffersAndLanesCountTogether() {
		buffer(1, 600);
		this.budget.sent(1, 399);
		assertThat(this.budget.isReached()).isFalse();
		this.budget.sent(1, 1);
		assertThat(this.budget.isReached()).isTrue();
		this.budget.unbuffered(600);
		assertThat(this.budget.isReached()).isFalse();
		this.budget.sent(1, 600);
		assertThat(this.budget.isReachedByLanes()).isTrue();
		this.budget.committed(1, 1);
		assertThat(this.budget.isReachedByLanes()).isFalse();
	}

	@Test
	void lanesAloneReachItByUpdatesAsWell() {
		this.budget.sent(UPDATES - 1, 0);
		assertThat(this.budget.isReachedByLanes()).isFalse();
		this.budget.sent(1, 0);
		assertThat(this.budget.isReachedByLanes()).isTrue();
		assertThat(this.budget.isReachedByBuffers()).as("nothing can be dropped").isFalse();
		buffer(1, 0);
		assertThat(this.budget.isReachedByBuffers()).isTrue();
	}

	@Test
	void itIsTightAboveThreeQuarters() {
		buffer(40, 0);
		this.budget.sent(35, 0);
		assertThat(this.budget.isTight()).isFalse();
		this.budget.sent(1, 0);
		assertThat(this.budget.isTight()).isTrue();
	}

	@Test
	void itIsTightAboveThreeQuartersOfTheBytes() {
		buffer(1, 400);
		this.budget.sent(1, 350);
		assertThat(this.budget.isTight()).isFalse();
		this.budget.sent(1, 1);
		assertThat(this.budget.isTight()).isTrue();
	}

	@Test
	void whatMayBeOfANewCountHasAQuarterBesideIt() {
		MemoryBudget suspects = this.budget.ofSuspects();
		for (int update = 0; update < UPDATES / 4 - 1; update++) {
			suspects.buffered(2);
		}
		assertThat(suspects.isReached()).isFalse();
		suspects.buffered(2);
		assertThat(suspects.isReached()).isTrue();
		assertThat(this.budget.suspected()).isEqualTo(UPDATES / 4);
		assertThat(this.budget.isReached()).isFalse();
		buffer(3, 7);
		assertThat(this.budget.allBuffered()).isEqualTo(UPDATES / 4 + 3);
		assertThat(this.budget.allBufferedBytes()).isEqualTo(UPDATES / 2 + 7);
	}

	@Test
	void theirBytesAreAQuarterToo() {
		MemoryBudget suspects = this.budget.ofSuspects();
		suspects.buffered(BYTES / 4 - 1);
		assertThat(suspects.isReached()).isFalse();
		suspects.buffered(1);
		assertThat(suspects.isReached()).isTrue();
	}

	@Test
	void aLaneMayHoldLessOnceTheAccountIsFull() {
		assertThat(this.budget.laneCapacity()).isEqualTo(MemoryLimits.DEFAULT.uncommitted());
		assertThat(this.budget.laneBytes()).isEqualTo(this.settings.lanes().bytes());
		this.budget.sent(UPDATES, 0);
		assertThat(this.budget.laneCapacity()).isEqualTo(this.settings.lanes().keptUpdates());
		assertThat(this.budget.laneBytes()).isEqualTo(this.settings.lanes().keptBytes());
	}

	@Test
	void anUpdateTakesAsMuchOfTheRoomAsItsPartOfTheBytes() {
		assertThat(this.budget.share(3, 5)).isEqualTo(3 * (BYTES / UPDATES) + 5);
	}

}

package io.github.telegramupdates.simulator.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The clock that stands still.
 */
class VirtualClockTests {

	private final VirtualClock clock = new VirtualClock();

	private final List<String> log = new ArrayList<>();

	@Test
	void tasksRunInTheOrderOfTimeAndThenOfScheduling() {
		this.clock.schedule(20, () -> this.log.add("late"));
		this.clock.schedule(10, () -> this.log.add("first"));
		this.clock.schedule(10, () -> this.log.add("second"));
		this.clock.schedule(30, () -> this.log.add("too late"));
		this.clock.advance(Duration.ofMillis(25));
		assertThat(this.log).containsExactly("first", "second", "late");
		assertThat(this.clock.millis()).isEqualTo(VirtualClock.START.toEpochMilli() + 25);
	}

	@Test
	void aTaskSeesItsOwnTimeAndMayScheduleMore() {
		this.clock.schedule(10, () -> this.clock.schedule(5, () -> this.log.add("at " + elapsed())));
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.log).containsExactly("at 15");
	}

	@Test
	void aCancelledTaskDoesNotRun() {
		this.clock.schedule(10, () -> this.log.add("never")).cancel();
		assertThat(this.clock.runUntilIdle(Duration.ofSeconds(1))).isTrue();
		assertThat(this.log).isEmpty();
	}

	@Test
	void whatIsHandedOverRunsAtOnceButNotInsideAnotherTask() {
		this.clock.execute(() -> {
			this.clock.execute(() -> this.log.add("inner"));
			this.log.add("outer");
		});
		assertThat(this.log).containsExactly("outer", "inner");
	}

	@Test
	void runningUntilIdleStopsAtTheLastTaskOrAtTheLimit() {
		this.clock.schedule(700, () -> this.log.add("done"));
		assertThat(this.clock.runUntilIdle(Duration.ofMillis(600))).isFalse();
		assertThat(this.clock.runUntilIdle(Duration.ofDays(1))).isTrue();
		assertThat(elapsed()).isEqualTo(700);
	}

	@Test
	void aTaskCannotAdvanceTheClock() {
		this.clock.execute(
				() -> assertThatIllegalStateException().isThrownBy(() -> this.clock.advance(Duration.ofMillis(1))));
	}

	@Test
	void aFailingTaskIsReportedAndLeavesTheClockUsable() {
		this.clock.schedule(1, () -> {
			throw new IllegalStateException("broken");
		});
		assertThatIllegalStateException().isThrownBy(() -> this.clock.advance(Duration.ofMillis(1)))
			.withMessage("broken");
		this.clock.execute(() -> this.log.add("alive"));
		assertThat(this.log).containsExactly("alive");
	}

	private long elapsed() {
		return this.clock.millis() - VirtualClock.START.toEpochMilli();
	}

}

package io.github.telegramupdates.engine.lanes;

import java.time.Duration;

import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a thread is asked for.
 */
class LaneThreadsTests {

	private final VirtualClock clock = new VirtualClock();

	private final LaneThreads threads = new LaneThreads(new VirtualTimers(this.clock));

	@Test
	void oneIsAskedForAtATime() {
		assertThat(this.threads.expectFor(0)).isFalse();
		assertThat(this.threads.expectFor(1)).isTrue();
		assertThat(this.threads.expectFor(2)).isFalse();
		this.threads.expectedOne();
		assertThat(this.threads.expectFor(2)).isTrue();
	}

	@Test
	void anotherOneIsAskedForIfItDoesNotComeInTime() {
		this.threads.expectFor(1);
		this.clock.advance(Duration.ofMillis(99));
		assertThat(this.threads.expectFor(2)).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.threads.expectFor(1)).as("it is enough for one lane").isFalse();
		assertThat(this.threads.expectFor(2)).isTrue();
		assertThat(this.threads.expectFor(3)).as("the wait begins again").isFalse();
	}

	@Test
	void noneIsAskedForWhileOneIsQuick() {
		this.threads.beginQuick();
		assertThat(this.threads.expectFor(1)).isFalse();
		this.threads.endQuick();
		assertThat(this.threads.expectFor(1)).isTrue();
	}

	@Test
	void aQuickOneThatIsBehindIsJoinedByAnotherOne() {
		this.threads.beginQuick();
		assertThat(this.threads.expectBesideQuick(0)).isFalse();
		assertThat(this.threads.expectBesideQuick(1)).isTrue();
	}

	@Test
	void aQuickOneThatCatchesUpIsNot() {
		this.threads.beginQuick();
		this.threads.caughtUp();
		assertThat(this.threads.expectBesideQuick(1)).isFalse();
		assertThat(this.threads.expectBesideQuick(1)).as("it has not caught up again").isTrue();
	}

}

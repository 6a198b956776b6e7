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
		this.threads.arrived();
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
		assertThat(this.threads.leave(true, 0)).isFalse();
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

	@Test
	void theNextOneIsQuickInThePlaceOfOneThatGoes() {
		this.threads.beginQuick();
		assertThat(this.threads.handOn(1)).isTrue();
		assertThat(this.threads.isAnyQuick()).isTrue();
		assertThat(this.threads.expectFor(2)).as("it is quick enough by itself").isFalse();
		assertThat(this.threads.arrived()).isTrue();
		this.threads.leave(true, 0);
		assertThat(this.threads.isAnyQuick()).isFalse();
	}

	@Test
	void onlyOneIsQuickInThePlaceOfTwo() {
		this.threads.beginQuick();
		this.threads.beginQuick();
		assertThat(this.threads.handOn(1)).isTrue();
		assertThat(this.threads.handOn(1)).as("one is expected").isFalse();
		assertThat(this.threads.arrived()).isTrue();
		this.threads.leave(true, 0);
		assertThat(this.threads.isAnyQuick()).isFalse();
	}

	@Test
	void oneThatIsExpectedAlreadyTakesThePlaceOfOneThatGoes() {
		this.threads.beginQuick();
		this.threads.expectBesideQuick(1);
		assertThat(this.threads.handOn(1)).isFalse();
		assertThat(this.threads.arrived()).isTrue();
	}

	@Test
	void noneIsQuickIfTheNextOneDoesNotCome() {
		this.threads.beginQuick();
		this.threads.handOn(1);
		this.threads.refused();
		assertThat(this.threads.isAnyQuick()).isFalse();
		assertThat(this.threads.expectFor(1)).isTrue();
		assertThat(this.threads.arrived()).isFalse();
	}

	@Test
	void othersAreAskedForOnceASuccessorWasNotQuick() {
		this.threads.beginQuick();
		this.threads.handOn(5);
		assertThat(this.threads.arrived()).isTrue();
		assertThat(this.threads.leave(true, 5)).isTrue();
		assertThat(this.threads.arrived()).isFalse();
		assertThat(this.threads.expectFor(4)).as("one asks for the next one").isTrue();
	}

}

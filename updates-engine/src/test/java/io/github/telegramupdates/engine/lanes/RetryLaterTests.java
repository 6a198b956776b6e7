package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.event.EngineEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A handler that wants its batch to come again later.
 */
class RetryLaterTests {

	private final LaneRig rig = new LaneRig((engine) -> engine.errorHandler((failure) -> {
		throw new AssertionError("nobody is to be asked");
	}));

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void notYet(String text, RuntimeException thrown) {
		this.rig.delivery()
			.handlerThrows((handled) -> Optional.<Throwable>of(thrown).filter((any) -> handled.equals(text)));
	}

	private static RetryLaterException in(Duration delay) {
		return new RetryLaterException(delay);
	}

	private void handlersWork() {
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
	}

	@Test
	void theLanePausesForThatTimeAndTheRestOfTheGroupGoesOn() {
		notYet("in one", in(Duration.ofSeconds(30)));
		this.rig.oneOfEachLane();
		assertThat(this.rig.delivery().attempts()).containsExactly(List.of("private", "in one", "in two"),
				List.of("private", "in two"));
		assertThat(this.rig.delivery().committed()).containsExactly("private", "in two");
		handlersWork();
		this.rig.pass(Duration.ofMillis(29_900));
		assertThat(this.rig.delivery().committed()).doesNotContain("in one");
		this.rig.pass(Duration.ofMillis(101));
		assertThat(this.rig.delivery().committed()).contains("in one");
	}

	@Test
	void itIsNoFailureAndNoAttemptHoweverOftenItIsThrown() {
		notYet("in one", new CompletionException(in(Duration.ofSeconds(1))));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(20));
		assertThat(this.rig.delivery().attempts()).filteredOn(List.of("in one")::equals).hasSize(20);
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).isEmpty();
		assertThat(this.rig.account().status().blockedLanes()).isEmpty();
	}

	@Test
	void theOthersAreCalledOnceMoreHoweverOftenItIsThrown() {
		notYet("in one", in(Duration.ofSeconds(1)));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(20));
		assertThat(this.rig.delivery().attempts()).filteredOn((group) -> group.contains("in two")).hasSize(2);
	}

	@Test
	void batchesBeforeItInTheLaneDoNotWait() {
		notYet("second", in(Duration.ofSeconds(30)));
		this.rig.together(() -> {
			this.rig.inOne("first");
			this.rig.inOne("second");
			this.rig.inTwo("in two");
		});
		assertThat(this.rig.delivery().committed()).containsExactlyInAnyOrder("first", "in two");
		handlersWork();
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.rig.delivery().committed()).contains("second");
	}

	@Test
	void aTimeInThePastIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> in(Duration.ofSeconds(-1)));
	}

}

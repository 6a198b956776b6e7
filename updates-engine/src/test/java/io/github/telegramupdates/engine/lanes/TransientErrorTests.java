package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.event.EngineEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database gives transactions up for the sake of others.
 */
class TransientErrorTests {

	private static final List<String> ALL = List.of("private", "in one", "in two");

	private final AtomicInteger asked = new AtomicInteger();

	private final LaneRig rig = new LaneRig((engine) -> engine.errorHandler((failure) -> {
		this.asked.incrementAndGet();
		throw new AssertionError("nobody is to be asked");
	}));

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void handlerIsADeadlockVictimAt(String unlucky) {
		this.rig.delivery()
			.handlerThrows((text) -> Optional.of(text)
				.filter(unlucky::equals)
				.map((found) -> new TransientStorageException(new IllegalStateException("deadlock"))));
	}

	@Test
	void theSameGroupIsDeliveredOnceMoreAtOnce() {
		this.rig.delivery().givesUp(1);
		this.rig.oneOfEachLane();
		assertThat(this.rig.delivery().attempts()).containsExactly(ALL, ALL);
		assertThat(this.rig.delivery().committed()).containsExactlyElementsOf(ALL);
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).isEmpty();
		assertThat(this.rig.events(EngineEvent.TransactionsRefused.class)).isEmpty();
	}

	@Test
	void afterTwoInARowTheLaneThatIsNamedRunsAlone() {
		handlerIsADeadlockVictimAt("in one");
		this.rig.oneOfEachLane();
		assertThat(this.rig.delivery().attempts()).containsExactly(ALL, ALL, List.of("private", "in two"),
				List.of("in one"), List.of("in one"));
		assertThat(this.rig.delivery().committed()).containsExactly("private", "in two");
	}

	@Test
	void afterTwoInARowOfWhichNothingIsToBlameEachLaneRunsAlone() {
		this.rig.delivery().givesUp(2);
		this.rig.oneOfEachLane();
		assertThat(this.rig.delivery().attempts()).containsExactly(ALL, ALL, List.of("private"), List.of("in one"),
				List.of("in two"));
		assertThat(this.rig.delivery().committed()).containsExactlyElementsOf(ALL);
	}

	@Test
	void noAttemptIsCountedHoweverOftenItHappens() {
		handlerIsADeadlockVictimAt("in one");
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofMinutes(10));
		assertThat(this.rig.delivery().attempts().size()).isGreaterThan(30);
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).isNotEmpty()
			.allSatisfy((blocked) -> assertThat(blocked.attempt()).isZero());
		assertThat(this.asked).hasValue(0);
		assertThat(this.rig.account().status().blockedLanes()).hasSize(1);
		handlerIsADeadlockVictimAt("none");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.delivery().committed()).startsWith("private", "in two").contains("in one");
		assertThat(this.rig.account().status().blockedLanes()).isEmpty();
	}

	@Test
	void afterTwoInARowTheAccountHasOneTransactionAtATimeForAMinute() {
		this.rig.delivery().givesUp(2);
		this.rig.privately("refused twice");
		this.rig.pass(Duration.ofSeconds(2));
		assertThat(transactionsAtATime()).isOne();
		assertThat(this.rig.events(EngineEvent.TransactionsRefused.class)).singleElement()
			.satisfies((event) -> assertThat(event.singleMillis()).isEqualTo(60_000))
			.satisfies((event) -> assertThat(event.failure()).hasMessage("could not serialize"));
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(transactionsAtATime()).isEqualTo(2);
	}

	@Test
	void twoAreInARowIfTheNextGroupHasOneAsWell() {
		this.rig.delivery().givesUp(1);
		this.rig.privately("refused once");
		assertThat(transactionsAtATime()).isEqualTo(2);
		this.rig.delivery().givesUp(1);
		this.rig.privately("refused once");
		this.rig.delivery().givesUp(1);
		this.rig.privately("refused once");
		assertThat(transactionsAtATime()).isOne();
	}

	@Test
	void anotherFailureMeanwhileCountsAsAnAttempt() {
		handlerIsADeadlockVictimAt("in one");
		this.rig.inOne("in one");
		this.rig.delivery()
			.handlerThrows((text) -> Optional.of(text)
				.filter("in one"::equals)
				.map((found) -> new IllegalStateException("a bug")));
		this.rig.pass(Duration.ofMillis(150));
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).extracting(EngineEvent.LaneBlocked::attempt)
			.containsExactly(0, 1);
	}

	/** How many groups are under way while the handlers of the first one run. */
	private int transactionsAtATime() {
		AtomicInteger began = new AtomicInteger();
		this.rig.delivery().takesLongAt("outer"::equals, () -> {
			onAnotherThread(() -> this.rig.inOne("inner"));
			began.set(this.rig.delivery().attempts().size());
		});
		this.rig.forget();
		this.rig.together(() -> this.rig.privately("outer"));
		assertThat(this.rig.delivery().committed()).containsExactlyInAnyOrder("outer", "inner");
		return began.get();
	}

	private static void onAnotherThread(Runnable action) {
		CompletableFuture.runAsync(action).orTimeout(10, TimeUnit.SECONDS).join();
	}

}

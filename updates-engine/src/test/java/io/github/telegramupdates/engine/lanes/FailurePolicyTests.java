package io.github.telegramupdates.engine.lanes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.delivery.FailedDelivery;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineEvent.LaneBlocked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done about a batch that fails again and again.
 */
class FailurePolicyTests {

	private static final RetryPolicy POLICY = new RetryPolicy(3,
			new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(10)), 0, Set.of(IOException.class));

	private final List<FailedDelivery> questions = new ArrayList<>();

	private FailureAction answer = FailureAction.RETRY;

	private RuntimeException refusal;

	private final LaneRig rig = new LaneRig((engine) -> engine.retries(POLICY).errorHandler(this::onFailure));

	private FailureAction onFailure(FailedDelivery failure) {
		this.questions.add(failure);
		if (this.refusal != null) {
			throw this.refusal;
		}
		return this.answer;
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void handlerOfOneThrows(Throwable failure) {
		this.rig.delivery().handlerThrows((text) -> Optional.of(failure).filter((any) -> text.equals("in one")));
	}

	private void handlersWork() {
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
	}

	private List<LaneBlocked> blocked() {
		return this.rig.events(LaneBlocked.class);
	}

	@Test
	void theErrorHandlerIsAskedWhenTheAttemptsAreUsedUp() {
		IllegalStateException bug = new IllegalStateException("a bug");
		handlerOfOneThrows(bug);
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofMillis(2_500));
		assertThat(blocked()).hasSize(2);
		assertThat(this.questions).isEmpty();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.questions).singleElement().satisfies((failed) -> {
			assertThat(failed.userId()).isEqualTo(this.rig.userId());
			assertThat(failed.lane()).isInstanceOf(Lane.Channel.class);
			assertThat(failed.updates()).hasSize(1);
			assertThat(failed.attempts()).isEqualTo(3);
			assertThat(failed.failure()).isSameAs(bug);
		});
	}

	@Test
	void handlersKnowWhichAttemptItIs() {
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(8));
		assertThat(this.rig.delivery().numbers("in one")).as("in a group first, which is none")
			.startsWith(1, 1, 2, 3, 4);
		assertThat(this.rig.delivery().numbers("in two")).containsExactly(1);
		handlersWork();
		this.rig.pass(Duration.ofSeconds(10));
		this.rig.inOne("later in one");
		assertThat(this.rig.delivery().numbers("later in one")).containsExactly(1);
	}

	@Test
	void retryTriesAgainWithTheWaitsThatFollowAndAsksAfterEachFailure() {
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(40));
		assertThat(blocked()).extracting(LaneBlocked::retryMillis)
			.startsWith(1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
		assertThat(this.questions).extracting(FailedDelivery::attempts).startsWith(3, 4, 5, 6);
		assertThat(blocked()).allSatisfy((event) -> assertThat(event.action()).isEqualTo(FailureAction.RETRY));
	}

	@Test
	void holdTriesAgainAfterTheLongestWaitAndAsksNobodyUntilTheLaneGoesOn() {
		this.answer = FailureAction.HOLD;
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.inOne("later in one");
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.questions).hasSize(1);
		assertThat(blocked()).extracting(LaneBlocked::retryMillis).startsWith(1_000L, 2_000L, 10_000L, 10_000L);
		assertThat(blocked()).extracting(LaneBlocked::action)
			.startsWith(FailureAction.RETRY, FailureAction.RETRY, FailureAction.HOLD, FailureAction.HOLD);
		assertThat(this.rig.account().status().blockedLanes().values()).singleElement()
			.satisfies((lane) -> assertThat(lane.action()).isEqualTo(FailureAction.HOLD));
		assertThat(this.rig.delivery().committed()).doesNotContain("later in one");
		handlersWork();
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(this.rig.delivery().committed()).containsSubsequence("in one", "later in one");
		assertThat(this.rig.account().status().blockedLanes()).isEmpty();
		handlerOfOneThrows(new IllegalStateException("another bug"));
		this.rig.inOne("in one");
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.questions).hasSize(2);
	}

	@Test
	void parkHoldsTheLaneIfNothingCanBeParked() {
		this.rig.storage().parksNothing();
		this.answer = FailureAction.PARK;
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.questions).hasSize(1);
		assertThat(blocked()).last().satisfies((event) -> assertThat(event.action()).isEqualTo(FailureAction.HOLD));
	}

	@Test
	void theLaneIsHeldIfTheErrorHandlerFails() {
		this.refusal = new IllegalArgumentException("no idea");
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(this.questions).hasSize(1);
		assertThat(blocked()).last().satisfies((event) -> assertThat(event.action()).isEqualTo(FailureAction.HOLD));
	}

	@Test
	void theLaneIsHeldIfTheErrorHandlerHasNoAnswer() {
		this.answer = null;
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(30));
		assertThat(blocked()).last().satisfies((event) -> assertThat(event.action()).isEqualTo(FailureAction.HOLD));
	}

	@Test
	void theAccountStopsAndNothingOfTheBatchIsCommitted() {
		this.answer = FailureAction.STOP_ACCOUNT;
		handlerOfOneThrows(new IllegalStateException("a bug"));
		this.rig.oneOfEachLane();
		this.rig.pass(Duration.ofSeconds(4));
		assertThat(this.rig.events(EngineEvent.Stopped.class)).singleElement().satisfies((stopped) -> {
			assertThat(stopped.cause()).isEqualTo(EngineEvent.Stopped.Cause.DELIVERY_FAILED);
			assertThat(stopped.detail()).startsWith("channel").endsWith(": java.lang.IllegalStateException");
		});
		assertThat(this.rig.delivery().committed()).containsExactly("private", "in two");
		this.rig.forget();
		handlersWork();
		this.rig.run();
		assertThat(this.rig.delivery().committed()).contains("in one");
	}

	@Test
	void aFailureThatIsNotRetryableIsAskedAboutAtOnceAlsoIfItIsACause() {
		handlerOfOneThrows(new UncheckedIOException(new IOException("not worth it")));
		this.rig.oneOfEachLane();
		assertThat(this.questions).singleElement().satisfies((failed) -> assertThat(failed.attempts()).isOne());
		assertThat(this.rig.delivery().committed()).containsExactly("private", "in two");
	}

	@Test
	void aThreadThatDoesNotComeIsNoAttempt() {
		this.rig.refuseThreads(true);
		this.rig.inOne("in one");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(blocked()).hasSizeGreaterThan(3).allSatisfy((event) -> assertThat(event.attempt()).isZero());
		assertThat(this.questions).isEmpty();
		this.rig.refuseThreads(false);
		this.rig.pass(Duration.ofSeconds(11));
		assertThat(this.rig.delivery().committed()).contains("in one");
	}

	@Test
	void aConflictThatALoadMayCureIsNobodysQuestion() {
		this.rig.storage().refuse();
		this.rig.inOne("in one");
		this.rig.pass(Duration.ofMinutes(2));
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
		assertThat(this.questions).isEmpty();
	}

}

package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateNotFoundException;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.UnreadableUpdateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A parked update is delivered again when somebody asks for that.
 */
class ReplayTests {

	private final LaneRig rig = new LaneRig(
			(engine) -> engine.retries(new RetryPolicy(1, Backoff.DEFAULT, 0, Set.of())));

	private long id;

	@BeforeEach
	void park() {
		this.rig.delivery().handlerFailsAt("poison"::equals);
		this.rig.inOne("poison");
		this.id = parked().get(0).id();
		this.rig.forget();
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private ParkedUpdateStorage storage() {
		return this.rig.storage().parkedUpdates().orElseThrow();
	}

	private List<ParkedUpdate> parked() {
		List<ParkedUpdate> parked = new ArrayList<>();
		storage().forEach(this.rig.userId(), parked::add);
		return parked;
	}

	private CompletableFuture<Void> replay() {
		return replay(this.id);
	}

	private CompletableFuture<Void> replay(long parkedId) {
		CompletableFuture<Void> outcome = this.rig.account().replayParked(parkedId);
		this.rig.pass(Duration.ofMillis(1));
		return outcome;
	}

	private void handlersWork() {
		this.rig.delivery().handlerFailsAt((text) -> false);
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
	}

	@Test
	void itIsDeliveredByItselfAndStoredNoMore() {
		handlersWork();
		assertThat(replay()).isCompleted();
		assertThat(this.rig.delivery().committed()).containsExactly("poison");
		assertThat(parked()).isEmpty();
		assertThat(this.rig.account().status().parkedUpdates()).isZero();
	}

	@Test
	void itIsDeliveredBehindWhatWaitsInItsLaneAndAloneInItsGroup() {
		handlersWork();
		this.rig.together(() -> {
			replay();
			this.rig.inOne("first");
			this.rig.inOne("second");
			this.rig.inTwo("in two");
		});
		assertThat(this.rig.delivery().attempts()).containsExactly(List.of("first", "second", "in two"),
				List.of("poison"));
	}

	@Test
	void theStreamKnowsNothingOfIt() {
		handlersWork();
		replay();
		this.rig.inOne("next");
		assertThat(this.rig.delivery().committed()).containsExactly("poison", "next");
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isEmpty();
	}

	@Test
	void ifItFailsAgainItStaysWithOneAttemptMoreAndItsLaneGoesOn() {
		failsWith(replay(), IllegalStateException.class);
		assertThat(parked()).singleElement().satisfies((update) -> {
			assertThat(update.id()).isEqualTo(this.id);
			assertThat(update.failure().attempts()).isEqualTo(2);
		});
		this.rig.inOne("next");
		assertThat(this.rig.delivery().attempts()).containsExactly(List.of("poison"), List.of("next"));
		assertThat(this.rig.account().status().blockedLanes()).isEmpty();
		handlersWork();
		assertThat(replay()).isCompleted();
	}

	@Test
	void whoAsksAgainMeanwhileIsToldTheSame() {
		this.rig.delivery().commitFailsWith("stuck"::equals);
		this.rig.inOne("stuck");
		handlersWork();
		List<CompletableFuture<Void>> outcomes = List.of(replay(), replay());
		assertThat(outcomes).noneMatch(CompletableFuture::isDone);
		this.rig.delivery().commitFailsWith((text) -> false);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome).isCompleted());
		assertThat(this.rig.delivery().committed()).containsExactly("stuck", "poison");
	}

	/** Something happens while the handler is called. */
	private void meanwhile(Runnable action) {
		this.rig.delivery().handlerThrows((text) -> {
			action.run();
			return Optional.empty();
		});
	}

	@Test
	void whatIsDiscardedIsNotFound() {
		assertThat(this.rig.account().discardParked(this.id)).isTrue();
		assertThat(this.rig.account().discardParked(this.id)).isFalse();
		assertThat(this.rig.account().status().parkedUpdates()).isZero();
		failsWith(replay(), ParkedUpdateNotFoundException.class);
		assertThat(this.rig.delivery().attempts()).isEmpty();
	}

	@Test
	void whatIsDiscardedMeanwhileHasNoEffectAndItsLaneGoesOn() {
		handlersWork();
		meanwhile(() -> storage().discard(this.rig.userId(), this.id));
		failsWith(replay(), StateConflictException.class);
		this.rig.inOne("next");
		assertThat(this.rig.delivery().committed()).containsExactly("next");
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isEmpty();
	}

	@Test
	void anUpdateOfAnotherLayerIsRefusedAndKept() {
		this.rig.restart(this::parkCopyOfAnotherLayer);
		this.rig.forget();
		long another = parked().get(1).id();
		failsWith(replay(another), UnreadableUpdateException.class);
		assertThat(parked()).extracting(ParkedUpdate::id).containsExactly(this.id, another);
		assertThat(parked()).last().satisfies((update) -> assertThat(update.failure().attempts()).isOne());
		assertThat(this.rig.delivery().attempts()).isEmpty();
	}

	private void parkCopyOfAnotherLayer() {
		ParkedUpdate first = parked().get(0);
		ParkedUpdate another = new ParkedUpdate(ParkedUpdate.NOT_STORED, first.userId(), Lane.ACCOUNT, first.type(),
				first.box(), 1, 1, first.source(), first.freshness(), new EncodedUpdate(1, first.content().bytes()),
				first.failure());
		long claim = this.rig.storage().claim(first.userId());
		AccountState state = this.rig.storage().getState(first.userId()).orElseThrow();
		this.rig.storage()
			.commit(new AccountChange(first.userId(), claim, state, this.rig.storage().getVersion(first.userId()),
					state, List.of(), List.of())
				.withParked(List.of(another)));
	}

	@Test
	void whoLostTheAccountReplaysNothing() {
		handlersWork();
		this.rig.storage().claim(this.rig.userId());
		failsWith(replay(), StateConflictException.class);
		assertThat(parked()).hasSize(1);
		assertThat(this.rig.account().stopped().toCompletableFuture()).isCompleted();
	}

	@Test
	void aTransientErrorIsNoAttemptAndIsTriedAgain() {
		handlersWork();
		this.rig.delivery()
			.handlerThrows((text) -> Optional.of(new TransientStorageException(new IllegalStateException("deadlock"))));
		CompletableFuture<Void> outcome = replay();
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(outcome).isNotDone();
		assertThat(parked().get(0).failure().attempts()).isOne();
		handlersWork();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(outcome).isCompleted();
		assertThat(this.rig.account().status().blockedLanes()).isEmpty();
	}

	@Test
	void anOutageIsNoAttemptAndIsTriedAgain() {
		handlersWork();
		this.rig.delivery().isAway(true);
		CompletableFuture<Void> outcome = replay();
		this.rig.pass(Duration.ofSeconds(10));
		assertThat(outcome).isNotDone();
		assertThat(parked().get(0).failure().attempts()).isOne();
		this.rig.delivery().isAway(false);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(outcome).isCompleted();
	}

	@Test
	void aHandlerMayWantToBeCalledLater() {
		handlersWork();
		this.rig.delivery().handlerThrows((text) -> Optional.of(new RetryLaterException(Duration.ofSeconds(5))));
		CompletableFuture<Void> outcome = replay();
		handlersWork();
		this.rig.pass(Duration.ofSeconds(4));
		assertThat(outcome).isNotDone();
		this.rig.pass(Duration.ofSeconds(2));
		assertThat(outcome).isCompleted();
	}

	@Test
	void whatWaitsWhenTheAccountEndsIsCancelled() {
		this.rig.delivery().commitFailsWith("stuck"::equals);
		this.rig.inOne("stuck");
		CompletableFuture<Void> outcome = replay();
		assertThat(outcome).isNotDone();
		this.rig.account().close();
		failsWith(outcome, CancellationException.class);
		assertThat(parked()).hasSize(1);
	}

	@Test
	void onlyAnAccountThatRunsReplays() {
		this.rig.account().close();
		failsWith(replay(), IllegalStateException.class);
		assertThat(parked()).hasSize(1);
	}

	private static void failsWith(CompletableFuture<Void> outcome, Class<? extends Throwable> type) {
		assertThat(outcome).isCompletedExceptionally();
		assertThat(outcome.handle((done, failure) -> failure).join()).isInstanceOf(type);
	}

}

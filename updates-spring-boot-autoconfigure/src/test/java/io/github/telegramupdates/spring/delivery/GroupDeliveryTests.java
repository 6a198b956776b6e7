package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Lanes share a transaction, and what fails is named.
 */
class GroupDeliveryTests {

	private final Batch first = batch(1);

	private final Batch second = batch(2);

	private final Batch third = batch(3);

	private final List<Batch> group = List.of(this.first, this.second, this.third);

	private final List<String> journal = new ArrayList<>();

	private final RecordingTransactionManager transactions = new RecordingTransactionManager(this.journal);

	private final RecordingProgress progress = new RecordingProgress();

	private final AtomicLong nanos = new AtomicLong();

	private final DeliveryWatch watch = new DeliveryWatch(this.nanos::get, List.of());

	private Consumer<Batch> handler = (batch) -> {
	};

	private Runnable flush = () -> {
	};

	private StateStorage storage = RecordingStorage.notingIn(this.journal);

	@Test
	void positionsMoveAtOnceAfterTheHandlersOfAllBatches() throws Exception {
		delivery().deliver(this.group, this.progress);
		assertThat(this.journal).containsExactly("begin", "channel 1", "channel 2", "channel 3", "position", "commit");
		assertThat(this.progress.handled()).containsExactly(Lane.channel(1), Lane.channel(2), Lane.channel(3));
	}

	@Test
	void thePositionOfALaneMovesOnce() throws Exception {
		List<StateChange> moved = new ArrayList<>();
		this.storage = RecordingStorage.committingAll(moved::addAll);
		delivery().deliver(List.of(this.first, this.second, batch(4, 1, 2), batch(5, 1, 3)), this.progress);
		assertThat(moved).containsExactly(new ChannelChange(Batches.USER, 1, 1, ChannelState.of(1), 1,
				ChannelState.of(4), 4, 0, List.of(), List.of()), Objects.requireNonNull(this.second.change()));
	}

	@Test
	void groupsAreAtomicThroughTheWatchToo() {
		assertThat(delivery().isAtomic()).isTrue();
		assertThat(this.watch.watch(delivery()).isAtomic()).isTrue();
		assertThat(this.watch.watch((any) -> {
		}).isAtomic()).isFalse();
	}

	@Test
	void whatAHandlerThrowsNamesItsBatch() {
		IllegalStateException thrown = new IllegalStateException("no");
		this.handler = throwingAt(this.second, thrown);
		assertThat(failed(delivery())).hasCause(thrown).returns(this.second, BatchFailedException::batch);
		assertThat(this.journal).containsExactly("begin", "channel 1", "channel 2", "rollback");
		assertThat(this.progress.handled()).containsExactly(Lane.channel(1));
	}

	@Test
	void theUpdateThatAHandlerNamesIsNamed() {
		BatchFailedException named = new BatchFailedException(this.second, this.second.updates().get(0), "on",
				new IllegalStateException("no"));
		this.handler = throwingAt(this.second, named);
		this.progress.searching();
		assertThat(failed(delivery())).isSameAs(named);
	}

	@Test
	void noUpdateIsNamedAtWhichTheConnectionIsLostWhileItIsLookedFor() {
		this.handler = throwingAt(this.second, new BatchFailedException(this.second, this.second.updates().get(0), "on",
				new IllegalStateException(new SQLException("terminated", "57P01"))));
		assertThat(failed(delivery())).returns(this.second.updates().get(0), BatchFailedException::update);
		this.progress.searching();
		assertThat(failed(delivery())).hasCauseInstanceOf(TransientStorageException.class)
			.returns(null, BatchFailedException::update);
	}

	@Test
	void anErrorNamesItsBatch() {
		AssertionError thrown = new AssertionError("no");
		this.handler = throwingAt(this.third, thrown);
		assertThat(failed(delivery())).hasCause(thrown).returns(this.third, BatchFailedException::batch);
	}

	@Test
	void aConflictIsNotWrapped() {
		this.storage = RecordingStorage.committing(() -> {
			throw new StateConflictException(Batches.USER, Reason.OWNERSHIP_LOST, "claimed");
		});
		assertThatExceptionOfType(StateConflictException.class)
			.isThrownBy(() -> delivery().deliver(this.group, this.progress));
	}

	@Test
	void whatCommitShowsNamesNoBatch() {
		this.transactions.failNextCommit(new TransactionSystemException("refused"));
		assertThatExceptionOfType(TransactionSystemException.class)
			.isThrownBy(() -> delivery().deliver(this.group, this.progress));
	}

	@Test
	void aFlushThatFailsAfterABatchNamesIt() {
		this.progress.flushingAfterEach();
		this.flush = () -> {
			if (this.journal.contains("channel 2")) {
				throw new IllegalStateException("refused");
			}
		};
		assertThat(failed(delivery())).hasMessageContaining("channel 2")
			.returns(this.second, BatchFailedException::batch);
		assertThat(this.journal).containsExactly("begin", "channel 1", "flush", "channel 2", "flush", "rollback");
	}

	@Test
	void lanesThatDiscardAreFlushedBeforeIfSomethingIsLeft() throws Exception {
		this.progress.discarding().addAll(List.of(Lane.channel(1), Lane.channel(3)));
		delivery().deliver(this.group, this.progress);
		assertThat(this.journal).startsWith("begin", "channel 1", "channel 2", "flush", "channel 3", "position");
	}

	@Test
	void withoutProgressEachBatchIsFlushedBefore() throws Exception {
		delivery().deliver(this.group);
		assertThat(this.journal).startsWith("begin", "channel 1", "flush", "channel 2", "flush", "channel 3",
				"position");
	}

	@Test
	void theWatchKnowsTheBatchAtWork() throws Exception {
		this.handler = (batch) -> {
			this.nanos.addAndGet(1_000_000);
			assertThat(this.watch.running(Batches.USER, Duration.ZERO)).singleElement()
				.satisfies((running) -> assertThat(running.lane()).isEqualTo(batch.lane()))
				.satisfies((running) -> assertThat(running.age()).isEqualTo(Duration.ofMillis(1)));
		};
		this.watch.watch(delivery()).deliver(this.group, this.progress);
		assertThat(this.progress.handled()).hasSize(3);
		assertThat(this.watch.running(Batches.USER, Duration.ZERO)).isEmpty();
	}

	@Test
	void onlyTheLaneWhoseHandlerThrewIsDeliveredWithCareFromThenOn() throws Exception {
		IllegalStateException thrown = new IllegalStateException("no");
		UpdateDelivery delivery = this.watch.watch(delivery());
		this.handler = (batch) -> {
			this.watch.calling("listener", batch.updates().get(0));
			throwingAt(this.second, thrown).accept(batch);
			this.watch.returned();
		};
		BatchFailedException failed = failed(delivery);
		assertThat(place(this.second, thrown)).isEqualTo(place(this.second, failed)).contains("in listener listener");
		assertThat(this.watch.failure(Batches.USER, this.first.lane(), thrown)).isEmpty();
		List<Lane> careful = new ArrayList<>();
		this.handler = (batch) -> {
			if (this.watch.isCareful()) {
				careful.add(batch.lane());
			}
		};
		delivery.deliver(this.group, this.progress);
		delivery.deliver(this.group, this.progress);
		assertThat(careful).containsExactly(this.second.lane());
	}

	@Test
	void whatNamesNoBatchIsKnownOfAllLanes() {
		TransactionSystemException thrown = new TransactionSystemException("refused");
		this.transactions.failNextCommit(thrown);
		assertThat(catchThrowable(() -> this.watch.watch(delivery()).deliver(this.group, this.progress)))
			.isSameAs(thrown);
		assertThat(this.group).allSatisfy((batch) -> assertThat(place(batch, thrown)).contains("outside of listeners"));
	}

	private String place(Batch batch, Throwable thrown) {
		return this.watch.failure(Batches.USER, batch.lane(), thrown).orElseThrow().toString();
	}

	private BatchFailedException failed(UpdateDelivery delivery) {
		return catchThrowableOfType(BatchFailedException.class, () -> delivery.deliver(this.group, this.progress));
	}

	private UpdateDelivery delivery() {
		return new TransactionalUpdateDelivery(this.transactions, this.storage, new Handler(), new Persistence(),
				new CallbackFailures());
	}

	private static Consumer<Batch> throwingAt(Batch failing, Throwable thrown) {
		return (batch) -> {
			if (batch == failing) {
				GroupDeliveryTests.<RuntimeException>throwAny(thrown);
			}
		};
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
		throw (T) thrown;
	}

	private static Batch batch(long channelId) {
		return batch(channelId, channelId, 1);
	}

	private static Batch batch(long id, long channelId, int pts) {
		StateChange change = new ChannelChange(Batches.USER, 1, channelId, ChannelState.of(pts), pts,
				ChannelState.of(pts + 1), 0, List.of());
		return new Batch(id, Batches.USER, Lane.channel(channelId), Batches.ofAccount(Batches.newMessage(1)).updates(),
				change);
	}

	private final class Handler implements BatchHandler {

		@Override
		public boolean accepts(Batch batch) {
			return true;
		}

		@Override
		public void handle(Batch batch) {
			GroupDeliveryTests.this.journal.add(batch.lane().toString());
			GroupDeliveryTests.this.handler.accept(batch);
		}

	}

	private final class Persistence implements HandlerPersistence {

		@Override
		public void flush() {
			GroupDeliveryTests.this.journal.add("flush");
			GroupDeliveryTests.this.flush.run();
		}

		@Override
		public void clear() {
		}

		@Override
		public boolean isDiscardedBy(Handlers handlers) throws Exception {
			handlers.call();
			return false;
		}

	}

}

package io.github.telegramupdates.spring.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.Batches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Handlers and position commit together, or not at all.
 */
class TransactionalUpdateDeliveryTests {

	private final List<String> journal = new ArrayList<>();

	private final RecordingTransactionManager transactions = new RecordingTransactionManager(this.journal);

	@Test
	void thePositionMovesInTheTransactionOfTheHandlers() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(List.of(Batches.ofAccount(Batches.newMessage(1))));
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
	}

	@Test
	void aPositionMovesWithoutUpdates() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(List.of(Batches.ofAccount()));
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
	}

	@Test
	void aHandlerThatFailsRollsBackAndKeepsThePosition() {
		StubHandler failing = new StubHandler(this.journal, () -> {
			throw new IllegalStateException("no");
		});
		assertThatThrownBy(() -> delivery(failing).deliver(List.of(Batches.ofAccount(Batches.newMessage(1)))))
			.isExactlyInstanceOf(IllegalStateException.class);
		assertThat(this.journal).containsExactly("begin", "handlers", "rollback");
	}

	@Test
	void aCheckedExceptionRollsBackAndIsThrownAsItIs() {
		StubHandler failing = new StubHandler(this.journal, () -> {
			throw new IOException("no");
		});
		assertThatThrownBy(() -> delivery(failing).deliver(List.of(Batches.ofAccount(Batches.newMessage(1)))))
			.isExactlyInstanceOf(IOException.class);
		assertThat(this.journal).containsExactly("begin", "handlers", "rollback");
	}

	@Test
	void aConflictRollsBackWhatTheHandlersDid() {
		TransactionalUpdateDelivery delivery = new TransactionalUpdateDelivery(this.transactions,
				RecordingStorage.committing(() -> {
					throw new StateConflictException(Batches.USER, Reason.OWNERSHIP_LOST, "claimed");
				}), StubHandler.notingIn(this.journal));
		assertThatExceptionOfType(StateConflictException.class)
			.isThrownBy(() -> delivery.deliver(List.of(Batches.ofAccount(Batches.newMessage(1)))))
			.extracting(StateConflictException::reason)
			.isEqualTo(Reason.OWNERSHIP_LOST);
		assertThat(this.journal).containsExactly("begin", "handlers", "rollback");
	}

	@Test
	void aCallbackThatFailsAfterTheCommitIsNoFailedDelivery() throws Exception {
		TransactionalUpdateDelivery delivery = delivery(callingBack(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				throw new IllegalStateException("too late");
			}

		}));
		delivery.deliver(List.of(Batches.ofAccount(Batches.newMessage(1))));
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
		assertThat(delivery.callbackFailures()).isOne();
	}

	@Test
	void anErrorAfterTheCommitIsNoFailedDelivery() throws Exception {
		TransactionalUpdateDelivery delivery = delivery(callingBack(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				throw new AssertionError("too late");
			}

		}));
		delivery.deliver(List.of(Batches.ephemeral(Batches.withoutPosition())));
		assertThat(delivery.callbackFailures()).isOne();
	}

	@Test
	void aCallbackThatFailsAfterTheCompletionIsNoFailedDelivery() throws Exception {
		delivery(callingBack(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				throw new IllegalStateException("too late");
			}

		})).deliver(List.of(Batches.ofAccount(Batches.newMessage(1))));
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
	}

	@Test
	void aCallbackThatFailsBeforeTheCommitRollsBack() {
		TransactionalUpdateDelivery delivery = delivery(callingBack(new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				throw new IllegalStateException("in time");
			}

		}));
		assertThatThrownBy(() -> delivery.deliver(List.of(Batches.ofAccount(Batches.newMessage(1)))))
			.hasMessage("in time");
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "rollback");
		assertThat(delivery.callbackFailures()).isZero();
	}

	@Test
	void aCommitThatFailsIsAFailedDelivery() {
		this.transactions.failNextCommit(new TransactionSystemException("the connection died"));
		TransactionalUpdateDelivery delivery = delivery(StubHandler.notingIn(this.journal));
		assertThatThrownBy(() -> delivery.deliver(List.of(Batches.ofAccount(Batches.newMessage(1)))))
			.isExactlyInstanceOf(TransactionSystemException.class);
		assertThat(delivery.callbackFailures()).isZero();
	}

	@Test
	void aRollbackWithoutAnExceptionIsAFailedDelivery() {
		this.transactions.addListener(new TransactionExecutionListener() {

			@Override
			public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
				transaction.setRollbackOnly();
			}

		});
		assertThatThrownBy(() -> delivery(StubHandler.notingIn(this.journal)).deliver(List.of(Batches.ofAccount())))
			.isInstanceOf(UnexpectedRollbackException.class);
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "rollback");
	}

	private StubHandler callingBack(TransactionSynchronization callback) {
		return new StubHandler(this.journal, () -> {
			TransactionSynchronizationManager.registerSynchronization(callback);
			return null;
		});
	}

	@Test
	void ephemeralUpdatesAreHandledInATransactionWithoutPosition() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(List.of(Batches.ephemeral(Batches.withoutPosition())));
		assertThat(this.journal).containsExactly("begin", "handlers", "commit");
	}

	@Test
	void ephemeralUpdatesThatNobodyWantsCostNoTransaction() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(List.of(Batches.ephemeral()));
		assertThat(this.journal).isEmpty();
	}

	private TransactionalUpdateDelivery delivery(BatchHandler handler) {
		return new TransactionalUpdateDelivery(this.transactions, RecordingStorage.notingIn(this.journal), handler);
	}

}

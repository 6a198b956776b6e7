package io.github.telegramupdates.spring.delivery;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.Batches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a delivery throws if the database gave a transaction up for the sake of another.
 */
class GivenUpTransactionsTests {

	private static final List<Batch> GROUP = List.of(Batches.ofAccount(Batches.newMessage(1)));

	private final List<String> journal = new ArrayList<>();

	private final RecordingTransactionManager transactions = new RecordingTransactionManager(this.journal);

	@ParameterizedTest
	@ValueSource(strings = { "40001", "40P01", "55P03", "HYT00", "90131" })
	void itIsFoundByTheStateOfTheError(String state) {
		SQLException error = new SQLException("given up", state);
		assertThat(GivenUpTransactions.isCauseOf(new DataAccessResourceFailureException("no data", error))).isTrue();
		BatchUpdateException batch = new BatchUpdateException(new int[0]);
		batch.setNextException(error);
		assertThat(GivenUpTransactions.isCauseOf(new IllegalStateException(batch))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "40002", "08006", "57P01", "22001" })
	void whatTheDatabaseRefusesForGoodIsNone(String state) {
		assertThat(GivenUpTransactions.isCauseOf(new IllegalStateException(new SQLException("no", state)))).isFalse();
	}

	@Test
	void anEntityThatSomebodyElseChangedIsNone() {
		assertThat(GivenUpTransactions.isCauseOf(new OptimisticLockingFailureException("stale"))).isFalse();
	}

	@Test
	void theBatchWhoseHandlerWasTheVictimIsNamed() {
		UpdateDelivery delivery = transactional(RecordingStorage.notingIn(this.journal), () -> {
			throw new CannotAcquireLockException("deadlock");
		});
		assertThatExceptionOfType(BatchFailedException.class)
			.isThrownBy(() -> delivery.deliver(GROUP, new RecordingProgress()))
			.returns(GROUP.get(0), BatchFailedException::batch)
			.havingCause()
			.isInstanceOf(TransientStorageException.class)
			.havingCause()
			.withMessage("deadlock");
	}

	@Test
	void aCommitThatIsTheVictimNamesNothing() {
		this.transactions.failNextCommit(
				new TransactionSystemException("refused", new SQLException("could not serialize", "40001")));
		assertThatExceptionOfType(TransientStorageException.class)
			.isThrownBy(() -> transactional(RecordingStorage.notingIn(this.journal), () -> null).deliver(GROUP,
					new RecordingProgress()));
	}

	@Test
	void aConflictStaysAConflictWhateverItsCause() {
		UpdateDelivery delivery = transactional(RecordingStorage.committing(() -> {
			throw new StateConflictException(Batches.USER, Reason.POSITION_CHANGED, "changed",
					new CannotAcquireLockException("deadlock"));
		}), () -> null);
		assertThatExceptionOfType(StateConflictException.class).isThrownBy(() -> delivery.deliver(GROUP));
	}

	@Test
	void deliveriesThatAreNotAtomicSaySoToo() {
		assertThatExceptionOfType(TransientStorageException.class).isThrownBy(() -> atLeastOnce(() -> {
			throw new CannotAcquireLockException("deadlock");
		}).deliver(GROUP));
		assertThatExceptionOfType(StorageUnavailableException.class).isThrownBy(() -> atLeastOnce(() -> {
			throw new CannotCreateTransactionException("no connection");
		}).deliver(GROUP));
	}

	private UpdateDelivery transactional(StateStorage storage, Callable<?> handler) {
		return new TransactionalUpdateDelivery(this.transactions, storage, new StubHandler(this.journal, handler));
	}

	private UpdateDelivery atLeastOnce(Callable<?> handler) {
		return new AtLeastOnceUpdateDelivery(null, RecordingStorage.notingIn(this.journal),
				new StubHandler(this.journal, handler), new CallbackFailures());
	}

}

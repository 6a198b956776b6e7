package io.github.telegramupdates.spring.delivery;

import java.sql.SQLException;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.TransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that cannot be reached is no failure of what was to be delivered.
 */
class LostConnectionsTests {

	private static final Batch BATCH = new Batch(1, 1, Lane.ACCOUNT, List.of(),
			new StateChange.AccountChange(1, 1, null, 0, AccountState.of(1, 1, 1, 1), List.of(), List.of()));

	@ParameterizedTest
	@ValueSource(strings = { "08000", "08001", "08006", "57P01", "57P03", "90067", "90098", "90121" })
	void aConnectionThatIsLostIsFoundByTheStateOfTheError(String state) {
		SQLException lost = new SQLException("lost", state);
		assertThat(LostConnections.isCauseOf(new DataAccessResourceFailureException("no data", lost))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "40001", "40P01", "55P03", "22001" })
	void whatTheDatabaseRefusesIsNone(String state) {
		assertThat(LostConnections.isCauseOf(new IllegalStateException(new SQLException("refused", state)))).isFalse();
		assertThat(LostConnections.isCauseOf(new IllegalStateException("a bug"))).isFalse();
	}

	@Test
	void aTransactionThatCannotBeginMakesTheStorageUnavailable() {
		assertThatExceptionOfType(StorageUnavailableException.class)
			.isThrownBy(() -> delivery(new ManagerWithoutConnection()).deliver(List.of(BATCH)))
			.withCauseInstanceOf(CannotCreateTransactionException.class);
	}

	private static TransactionalUpdateDelivery delivery(PlatformTransactionManager transactions) {
		return new TransactionalUpdateDelivery(transactions, new InMemoryStateStorage(), new BatchHandler() {

			@Override
			public boolean accepts(Batch batch) {
				return true;
			}

			@Override
			public void handle(Batch batch) {
				throw new AssertionError("called without a transaction");
			}

		});
	}

	private static final class ManagerWithoutConnection extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			throw new CannotCreateTransactionException("no connection");
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			throw new AssertionError("nothing began");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			throw new AssertionError("nothing began");
		}

	}

}

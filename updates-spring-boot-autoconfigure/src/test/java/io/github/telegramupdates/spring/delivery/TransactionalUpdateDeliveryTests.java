package io.github.telegramupdates.spring.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.Batches;
import org.junit.jupiter.api.Test;

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
		delivery(StubHandler.notingIn(this.journal)).deliver(Batches.ofAccount(Batches.newMessage(1)));
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
	}

	@Test
	void aPositionMovesWithoutUpdates() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(Batches.ofAccount());
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit");
	}

	@Test
	void aHandlerThatFailsRollsBackAndKeepsThePosition() {
		StubHandler failing = new StubHandler(this.journal, () -> {
			throw new IllegalStateException("no");
		});
		assertThatThrownBy(() -> delivery(failing).deliver(Batches.ofAccount(Batches.newMessage(1))))
			.isExactlyInstanceOf(IllegalStateException.class);
		assertThat(this.journal).containsExactly("begin", "handlers", "rollback");
	}

	@Test
	void aCheckedExceptionRollsBackAndIsThrownAsItIs() {
		StubHandler failing = new StubHandler(this.journal, () -> {
			throw new IOException("no");
		});
		assertThatThrownBy(() -> delivery(failing).deliver(Batches.ofAccount(Batches.newMessage(1))))
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
			.isThrownBy(() -> delivery.deliver(Batches.ofAccount(Batches.newMessage(1))))
			.extracting(StateConflictException::reason)
			.isEqualTo(Reason.OWNERSHIP_LOST);
		assertThat(this.journal).containsExactly("begin", "handlers", "rollback");
	}

	@Test
	void ephemeralUpdatesAreHandledInATransactionWithoutPosition() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(Batches.ephemeral(Batches.withoutPosition()));
		assertThat(this.journal).containsExactly("begin", "handlers", "commit");
	}

	@Test
	void ephemeralUpdatesThatNobodyWantsCostNoTransaction() throws Exception {
		delivery(StubHandler.notingIn(this.journal)).deliver(Batches.ephemeral());
		assertThat(this.journal).isEmpty();
	}

	private TransactionalUpdateDelivery delivery(BatchHandler handler) {
		return new TransactionalUpdateDelivery(this.transactions, RecordingStorage.notingIn(this.journal), handler);
	}

}

package io.github.telegramupdates.spring.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.Batches;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What handlers want to be done after the commit.
 */
class CommitCallbackTests {

	private static final List<Batch> GROUP = List.of(Batches.ofAccount(Batches.newMessage(1)));

	private final List<String> journal = new ArrayList<>();

	private final RecordingTransactionManager transactions = new RecordingTransactionManager(this.journal);

	private final CallbackFailures failures = new CallbackFailures();

	private final StateStorage storage = RecordingStorage.notingIn(this.journal);

	private UpdateDelivery delivery(Callable<?> handler) {
		return new TransactionalUpdateDelivery(this.transactions, this.storage, new StubHandler(this.journal, handler),
				HandlerPersistence.NONE, this.failures);
	}

	private Callable<Void> wanting(String... texts) {
		return () -> {
			List.of(texts).forEach((text) -> CommitCallbacks.add(() -> this.journal.add(text)));
			return null;
		};
	}

	@Test
	void itIsDoneOnceAfterTheCommitInOrder() throws Exception {
		delivery(wanting("first", "second")).deliver(GROUP);
		assertThat(this.journal).containsExactly("begin", "handlers", "position", "commit", "first", "second");
	}

	@Test
	void itIsNeverDoneIfTheHandlerFails() throws Exception {
		UpdateDelivery failing = delivery(() -> {
			wanting("never").call();
			throw new IllegalStateException("a bug");
		});
		assertThat(catchThrowable(() -> failing.deliver(GROUP))).hasMessage("a bug");
		delivery(wanting("later")).deliver(GROUP);
		assertThat(this.journal).doesNotContain("never").endsWith("commit", "later");
	}

	@Test
	void itIsNeverDoneIfTheCommitFails() throws Exception {
		this.transactions.failNextCommit(new TransactionSystemException("refused"));
		UpdateDelivery delivery = delivery(wanting("done"));
		assertThat(catchThrowable(() -> delivery.deliver(GROUP))).hasMessage("refused");
		assertThat(this.journal).doesNotContain("done");
		delivery.deliver(GROUP);
		assertThat(this.journal).containsOnlyOnce("done");
	}

	@Test
	void whatItThrowsIsCountedAndChangesNothing() throws Exception {
		delivery(() -> {
			CommitCallbacks.add(() -> {
				throw new IllegalStateException("too late");
			});
			return wanting("next").call();
		}).deliver(GROUP);
		assertThat(this.journal).endsWith("commit", "next");
		assertThat(this.failures.count()).isOne();
	}

	@Test
	void withoutTransactionsItIsDoneAfterThePositionHasMoved() throws Exception {
		new AtLeastOnceUpdateDelivery(null, this.storage, new StubHandler(this.journal, wanting("done")), this.failures)
			.deliver(GROUP);
		assertThat(this.journal).containsExactly("handlers", "position", "done");
	}

	@Test
	void itIsRefusedWhereNothingIsDelivered() throws Exception {
		assertThatIllegalStateException().isThrownBy(() -> CommitCallbacks.add(() -> {
		})).withMessageContaining("No update is being delivered on the thread");
		List<Throwable> refused = new ArrayList<>();
		delivery(() -> {
			CommitCallbacks.add(() -> refused.add(catchThrowable(() -> wanting("nested").call())));
			return null;
		}).deliver(GROUP);
		assertThat(refused).singleElement().isInstanceOf(IllegalStateException.class);
	}

}

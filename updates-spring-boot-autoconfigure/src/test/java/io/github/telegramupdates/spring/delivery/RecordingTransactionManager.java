package io.github.telegramupdates.spring.delivery;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Notes what happens to its transactions.
 */
final class RecordingTransactionManager extends AbstractPlatformTransactionManager {

	private final List<String> journal;

	private @Nullable TransactionException failure;

	RecordingTransactionManager(List<String> journal) {
		this.journal = journal;
	}

	@Override
	protected Object doGetTransaction() {
		return new Object();
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		this.journal.add("begin");
	}

	void failNextCommit(TransactionException failure) {
		this.failure = failure;
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		TransactionException failure = this.failure;
		if (failure != null) {
			this.failure = null;
			throw failure;
		}
		this.journal.add("commit");
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		this.journal.add("rollback");
	}

}

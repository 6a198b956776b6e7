package io.github.telegramupdates.spring.actuate;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.telegramupdates.spring.actuate.OperationResult.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Carries operations out on threads of their own, and waits a while for them: an account
 * that is paused waits for its transactions, which may take longer than who asked for it.
 */
final class AccountOperations {

	private static final Log logger = LogFactory.getLog(AccountOperations.class);

	private final Duration patience;

	/**
	 * Creates operations.
	 * @param patience how long to wait for one at most
	 */
	AccountOperations(Duration patience) {
		this.patience = patience;
	}

	/**
	 * Runs an operation.
	 * @return what became of it by now
	 */
	OperationResult run(String name, Runnable operation) {
		return await(name, CompletableFuture.runAsync(operation, AccountOperations::execute));
	}

	/**
	 * Runs an operation that goes on elsewhere.
	 * @param operation begins it, and returns what completes with it
	 * @return what became of it by now
	 */
	OperationResult await(String name, Supplier<CompletableFuture<Void>> operation) {
		return await(name,
				CompletableFuture.supplyAsync(operation, AccountOperations::execute).thenCompose(Function.identity()));
	}

	private OperationResult await(String name, Future<?> operation) {
		try {
			operation.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
			return new OperationResult(name, Outcome.DONE, null);
		}
		catch (TimeoutException ex) {
			return new OperationResult(name, Outcome.ACCEPTED, null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new OperationResult(name, Outcome.ACCEPTED, null);
		}
		catch (ExecutionException ex) {
			Throwable failure = (ex.getCause() != null) ? ex.getCause() : ex;
			logger.warn("The operation '%s' failed with %s".formatted(name, failure.getClass().getName()));
			logger.debug("The failure in full", failure);
			return new OperationResult(name, Outcome.FAILED, failure.getClass().getName());
		}
	}

	private static void execute(Runnable task) {
		Thread thread = new Thread(task, "telegram-updates-operation");
		thread.setDaemon(true);
		thread.start();
	}

}

package io.github.telegramupdates.spring.delivery;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What handlers want to be done once their delivery is committed. Each delivery has its
 * own, on its thread.
 */
public final class CommitCallbacks {

	private static final ThreadLocal<@Nullable CommitCallbacks> CURRENT = new ThreadLocal<>();

	private final List<Runnable> callbacks = new ArrayList<>();

	private CommitCallbacks() {
	}

	/**
	 * Has something done once the delivery on this thread is committed, and never if it
	 * is rolled back.
	 * @param callback what is done
	 * @throws IllegalStateException if there is no delivery on this thread
	 */
	public static void add(Runnable callback) {
		CommitCallbacks current = CURRENT.get();
		if (current == null) {
			throw new IllegalStateException("No update is being delivered on the thread '"
					+ Thread.currentThread().getName() + "', so nothing can be done after its commit: "
					+ "ask for it in the listener, on its thread, before it returns");
		}
		current.callbacks.add(callback);
	}

	/**
	 * Runs a delivery, and after it what its handlers wanted then.
	 * @param delivery returns after the commit
	 * @param failures counts callbacks that fail
	 * @throws Exception whatever the delivery throws; nothing is done then
	 */
	static void runAfter(HandlerTransactions.Work delivery, CallbackFailures failures) throws Exception {
		CommitCallbacks wanted = new CommitCallbacks();
		CURRENT.set(wanted);
		try {
			delivery.run();
		}
		finally {
			CURRENT.remove();
		}
		wanted.callbacks.forEach((callback) -> run(callback, failures));
	}

	private static void run(Runnable callback, CallbackFailures failures) {
		try {
			callback.run();
		}
		catch (RuntimeException | Error ex) {
			failures.failed(ex);
		}
	}

}

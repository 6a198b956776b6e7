package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Several threads that begin at the same moment.
 */
public final class Threads {

	private Threads() {
	}

	public static void run(int threads, Action action) {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier start = new CyclicBarrier(threads);
			List<Future<?>> results = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int thread = i;
				results.add(executor.submit(() -> {
					start.await(10, TimeUnit.SECONDS);
					action.run(thread);
					return null;
				}));
			}
			for (Future<?> result : results) {
				result.get(60, TimeUnit.SECONDS);
			}
		}
		catch (Exception ex) {
			throw new AssertionError("A thread failed", ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@FunctionalInterface
	public interface Action {

		void run(int thread) throws Exception;

	}

}

package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that each do the same thing again and again for a while.
 */
final class Workers {

	private Workers() {
	}

	/**
	 * Works.
	 * @param count how many threads
	 * @param duration how long
	 * @param step what each of them repeats
	 * @return how often all of them have done it
	 */
	static long run(int count, Duration duration, Step step) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			long begin = System.nanoTime();
			List<Future<Long>> workers = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				int worker = i;
				workers.add(threads.submit(() -> {
					long steps = 0;
					while (System.nanoTime() - begin < duration.toNanos()) {
						step.run(worker);
						steps++;
					}
					return steps;
				}));
			}
			long steps = 0;
			for (Future<Long> worker : workers) {
				steps += worker.get();
			}
			return steps;
		}
		finally {
			threads.shutdown();
		}
	}

	/** What a worker repeats. */
	@FunctionalInterface
	interface Step {

		void run(int worker) throws Exception;

	}

}

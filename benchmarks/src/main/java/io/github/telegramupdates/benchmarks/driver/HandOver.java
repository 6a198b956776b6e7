package io.github.telegramupdates.benchmarks.driver;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import io.github.telegramupdates.benchmarks.Latencies;
import io.github.telegramupdates.benchmarks.sequencing.Traffic;

/**
 * How long an item takes from one thread to another, when they come at a steady pace.
 */
final class HandOver {

	private final int items;

	private final long paceNanos;

	private final long[] sent;

	private final long[] taken;

	private final CountDownLatch missing;

	/**
	 * Creates a measurement.
	 * @param items how many items
	 * @param paceNanos how long after each one the next one comes
	 */
	HandOver(int items, long paceNanos) {
		this.items = items;
		this.paceNanos = paceNanos;
		this.sent = new long[items];
		this.taken = new long[items];
		this.missing = new CountDownLatch(items);
	}

	/**
	 * From a push to the handler.
	 */
	Latencies toHandler() throws InterruptedException {
		try (CountingAccount account = new CountingAccount(Traffic.common(),
				(userId, update) -> take(update.position() - Traffic.START - 1))) {
			return send((item) -> account.push());
		}
	}

	/**
	 * From a thread to that of an executor.
	 */
	Latencies toThread() throws InterruptedException {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return send((item) -> thread.execute(() -> take(item)));
		}
		finally {
			thread.shutdown();
		}
	}

	private Latencies send(IntConsumer sender) throws InterruptedException {
		long due = System.nanoTime();
		for (int item = 0; item < this.items; item++) {
			due += this.paceNanos;
			awaitTime(due);
			this.sent[item] = System.nanoTime();
			sender.accept(item);
		}
		this.missing.await();
		long[] nanos = new long[this.items];
		for (int item = 0; item < this.items; item++) {
			nanos[item] = this.taken[item] - this.sent[item];
		}
		return Latencies.ofNanos(nanos);
	}

	private static void awaitTime(long nanoTime) {
		for (long rest = nanoTime - System.nanoTime(); rest > 0; rest = nanoTime - System.nanoTime()) {
			LockSupport.parkNanos(rest);
		}
	}

	private void take(int item) {
		this.taken[item] = System.nanoTime();
		this.missing.countDown();
	}

}

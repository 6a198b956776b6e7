package io.github.telegramupdates.engine.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * Works items off one after the other, in the order in which they were added, on threads
 * that it borrows from an executor while there is something to do.
 *
 * @param <T> what is worked off
 */
public final class SerialQueue<T> {

	private static final int ITEMS_PER_TURN = 256;

	private static final long REFUSED_MILLIS = 1_000;

	private final Executor executor;

	private final EngineTimers timers;

	private final Consumer<T> worker;

	private final Consumer<Throwable> failed;

	private final Queue<T> items = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final Runnable turn = () -> turn(ITEMS_PER_TURN);

	private final AtomicBoolean running = new AtomicBoolean();

	/** Whether the executor refused, and is asked again later. */
	private final AtomicBoolean refused = new AtomicBoolean();

	/**
	 * Creates a queue without items.
	 * @param executor its threads
	 * @param timers when a thread that was refused is asked for again
	 * @param worker works an item off
	 * @param failed told what it throws, and that a thread was refused
	 */
	public SerialQueue(Executor executor, EngineTimers timers, Consumer<T> worker, Consumer<Throwable> failed) {
		this.executor = executor;
		this.timers = timers;
		this.worker = worker;
		this.failed = failed;
	}

	/**
	 * Adds an item behind all others. If the executor refuses, it is asked again with the
	 * next item, and after a second.
	 */
	public void add(T item) {
		put(item);
		start();
	}

	/**
	 * Adds an item behind all others, without a thread that works it off.
	 */
	public void put(T item) {
		this.size.incrementAndGet();
		this.items.add(item);
	}

	/**
	 * How many items wait or are worked off.
	 */
	public int size() {
		return this.size.get();
	}

	/**
	 * Borrows a thread, unless there is one at work.
	 */
	public void start() {
		if (this.running.compareAndSet(false, true)) {
			borrow();
		}
	}

	/**
	 * Works items off on the calling thread, unless another one is at work. A thread is
	 * borrowed for what is left.
	 * @param most how many items
	 */
	public void runHere(int most) {
		if (this.running.compareAndSet(false, true)) {
			turn(most);
		}
	}

	private void borrow() {
		try {
			this.executor.execute(this.turn);
		}
		catch (Throwable failure) {
			this.running.set(false);
			refused(failure);
		}
	}

	private void refused(Throwable failure) {
		if (this.refused.compareAndSet(false, true)) {
			this.timers.schedule(REFUSED_MILLIS, this::startAgain);
			this.failed.accept(failure);
		}
	}

	private void startAgain() {
		this.refused.set(false);
		if (!this.items.isEmpty()) {
			start();
		}
	}

	private void turn(int most) {
		T item = this.items.poll();
		for (int done = 1; item != null; done++) {
			work(item);
			// others want the thread, too
			item = (done < most) ? this.items.poll() : null;
		}
		this.running.set(false);
		if (!this.items.isEmpty()) {
			start();
		}
	}

	private void work(T item) {
		try {
			this.worker.accept(item);
		}
		catch (Throwable failure) {
			this.failed.accept(failure);
		}
		finally {
			this.size.decrementAndGet();
		}
	}

}

package io.github.telegramupdates.engine.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineTimers;
import org.jspecify.annotations.Nullable;

/**
 * Works items off one after the other, in the order in which they were added, on threads
 * that it borrows from an executor while there is something to do.
 *
 * @param <T> what is worked off
 */
public final class SerialQueue<T> {

	private static final int ITEMS_PER_TURN = 256;

	private static final long REFUSED_MILLIS = 1_000;

	private static final long SOON_MILLIS = 1;

	private final Executor executor;

	private final EngineTimers timers;

	private final Consumer<T> worker;

	private final Consumer<Throwable> failed;

	private final Queue<T> items = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final Runnable turn = this::turn;

	private final AtomicBoolean running = new AtomicBoolean();

	/** How often somebody was at work; written by the one who is. */
	private final AtomicInteger turns = new AtomicInteger();

	/** How often when the queue was last looked after. */
	private int turnsBefore;

	/** Whether the executor refused, and is asked again later. */
	private final AtomicBoolean refused = new AtomicBoolean();

	/** Whether a timer borrows a thread soon. */
	private final AtomicBoolean soon = new AtomicBoolean();

	/**
	 * Creates a queue without items.
	 * @param executor its threads
	 * @param timers when a thread that was refused is asked for again
	 * @param worker works an item off
	 * @param failed receives what it throws, and that a thread was refused
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
	 * How many items wait.
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
	 * Adds an item behind all others, and works items off on the calling thread, unless
	 * another one is at work. What is left is worked off by the next caller, or has a
	 * thread within a millisecond.
	 * @param most how many items
	 */
	public void addAndRunHere(T item, int most) {
		if (this.items.isEmpty() && this.running.compareAndSet(false, true)) {
			runHere(nextAfter(item), most);
		}
		else {
			put(item);
			if (this.running.compareAndSet(false, true)) {
				runHere(next(), most);
			}
		}
	}

	/** Nothing passes what was added in the meantime. */
	private @Nullable T nextAfter(T item) {
		if (this.items.isEmpty()) {
			return item;
		}
		put(item);
		return next();
	}

	private void runHere(@Nullable T first, int most) {
		work(first, most);
		if (!this.items.isEmpty()) {
			startSoon();
		}
	}

	/**
	 * Borrows a thread if there is something to do, unless there is one at work.
	 */
	public void startIfAny() {
		if (!this.items.isEmpty()) {
			start();
		}
	}

	/**
	 * Borrows a thread if there is something to do, and nobody was at work since this was
	 * last called. To be called by one thread at a time.
	 */
	public void startIfIdle() {
		int turns = this.turns.getOpaque();
		if (turns == this.turnsBefore) {
			startIfAny();
		}
		this.turnsBefore = turns;
	}

	/** Within a millisecond, if there is something to do by then. */
	private void startSoon() {
		if (!this.soon.get() && this.soon.compareAndSet(false, true)) {
			this.timers.schedule(SOON_MILLIS, this::startNow);
		}
	}

	private void startNow() {
		this.soon.set(false);
		startIfAny();
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
		startIfAny();
	}

	private void turn() {
		work(next(), ITEMS_PER_TURN);
		startIfAny();
	}

	private @Nullable T next() {
		T item = this.items.poll();
		if (item != null) {
			this.size.decrementAndGet();
		}
		return item;
	}

	private void work(@Nullable T first, int most) {
		this.turns.setOpaque(this.turns.getPlain() + 1);
		T item = first;
		for (int done = 1; item != null; done++) {
			work(item);
			// others want the thread, too
			item = (done < most) ? next() : null;
		}
		this.running.set(false);
	}

	private void work(T item) {
		try {
			this.worker.accept(item);
		}
		catch (Throwable failure) {
			this.failed.accept(failure);
		}
	}

}

package io.github.telegramupdates.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is asked to advance. Tasks run on the thread that
 * advances it, in the order of their time and then of their scheduling; tasks handed to
 * {@link #execute} run on the calling thread before the call returns, unless a task is
 * running already, in which case they run after it.
 */
public final class VirtualClock implements SimulatorClock {

	/**
	 * Where a clock starts unless set otherwise.
	 */
	public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Comparator<Timer> BY_TIME = Comparator.comparingLong(Timer::due)
		.thenComparingLong(Timer::order);

	private final Object lock = new Object();

	private final PriorityQueue<Timer> timers = new PriorityQueue<>(BY_TIME);

	private final Deque<Runnable> ready = new ArrayDeque<>();

	private long now;

	private long scheduled;

	private boolean running;

	/**
	 * Creates a clock that stands at {@link #START}.
	 */
	public VirtualClock() {
		this(START);
	}

	/**
	 * Creates a clock that stands at the given time.
	 * @param start the time, to the millisecond
	 */
	public VirtualClock(Instant start) {
		this.now = start.toEpochMilli();
	}

	@Override
	public long millis() {
		synchronized (this.lock) {
			return this.now;
		}
	}

	@Override
	public Cancellable schedule(long delayMillis, Runnable task) {
		synchronized (this.lock) {
			Timer timer = new Timer(this.now + Math.max(0, delayMillis), this.scheduled++, task);
			this.timers.add(timer);
			return () -> cancel(timer);
		}
	}

	private void cancel(Timer timer) {
		synchronized (this.lock) {
			this.timers.remove(timer);
		}
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this.lock) {
			this.ready.add(task);
			if (this.running) {
				return;
			}
			this.running = true;
		}
		runUpTo(Long.MIN_VALUE);
	}

	/**
	 * Moves the clock forward and runs what becomes due on the way.
	 * @param duration how far
	 * @throws IllegalStateException if called from a task of this clock
	 */
	public void advance(Duration duration) {
		begin();
		long target = millis() + duration.toMillis();
		runUpTo(target);
		moveTo(target);
	}

	/**
	 * Moves the clock forward to a time and runs what becomes due on the way. A time in
	 * the past leaves the clock where it is.
	 * @param time where to
	 * @throws IllegalStateException if called from a task of this clock
	 */
	public void advanceTo(Instant time) {
		advance(Duration.ofMillis(Math.max(0, time.toEpochMilli() - millis())));
	}

	/**
	 * Runs tasks, moving the clock forward as needed, until none is left. The clock then
	 * stands at the time of the last task.
	 * @param max how far to move at most
	 * @return whether no task is left
	 * @throws IllegalStateException if called from a task of this clock
	 */
	public boolean runUntilIdle(Duration max) {
		begin();
		runUpTo(millis() + max.toMillis());
		synchronized (this.lock) {
			return this.timers.isEmpty();
		}
	}

	private void begin() {
		synchronized (this.lock) {
			if (this.running) {
				throw new IllegalStateException("The clock cannot be advanced by one of its own tasks");
			}
			this.running = true;
		}
	}

	private void runUpTo(long target) {
		boolean idle = false;
		try {
			for (Runnable task = next(target); task != null; task = next(target)) {
				task.run();
			}
			idle = true;
		}
		finally {
			if (!idle) {
				stop();
			}
		}
	}

	private @Nullable Runnable next(long target) {
		synchronized (this.lock) {
			Runnable task = this.ready.poll();
			if (task != null) {
				return task;
			}
			Timer timer = this.timers.peek();
			if (timer == null || timer.due() > target) {
				// Together with the check, so that no task is handed over in between
				this.running = false;
				return null;
			}
			this.timers.remove();
			this.now = Math.max(this.now, timer.due());
			return timer.task();
		}
	}

	private void stop() {
		synchronized (this.lock) {
			this.running = false;
		}
	}

	private void moveTo(long target) {
		synchronized (this.lock) {
			this.now = Math.max(this.now, target);
		}
	}

	private record Timer(long due, long order, Runnable task) {
	}

}

package io.github.telegramupdates.spring.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.spring.crash.CrashPoint.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What dies together: tasks, timers and connections to the database. Nothing of it runs
 * after its death, but for what is under way on other threads: it finds its connections
 * aborted.
 */
final class SimulatedProcess implements EngineTimers, Executor {

	private static final ThreadLocal<@Nullable SimulatedProcess> CURRENT = new ThreadLocal<>();

	private static final long PATIENCE_MILLIS = Duration.ofSeconds(60).toMillis();

	private final VirtualClock clock;

	private final Executor threads;

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger survived = new AtomicInteger();

	private volatile @Nullable CrashPoint point;

	private volatile boolean alive = true;

	/** Guarded by the clock, which processes share that give each other work. */
	private int tasks;

	/**
	 * Starts a process that lives for ever.
	 * @param clock its time
	 * @param threads what its tasks run on
	 */
	SimulatedProcess(VirtualClock clock, Executor threads) {
		this.clock = clock;
		this.threads = threads;
	}

	/** The one whose task this thread runs. */
	static @Nullable SimulatedProcess current() {
		return CURRENT.get();
	}

	/** Lets it crash at a point from now on; never if there is none. */
	void crashAt(@Nullable CrashPoint next) {
		this.survived.set(0);
		this.point = next;
	}

	boolean isAlive() {
		return this.alive;
	}

	/**
	 * It may die here.
	 * @throws ProcessKilledException if it does
	 */
	void reached(Moment moment) {
		CrashPoint next = this.point;
		if (next != null && next.moment() == moment && this.survived.incrementAndGet() == next.count()) {
			kill();
		}
		if (!this.alive) {
			throw new ProcessKilledException();
		}
	}

	private void kill() {
		this.alive = false;
		this.connections.forEach(SimulatedProcess::abort);
		synchronized (this.clock) {
			this.clock.notifyAll();
		}
	}

	void opened(Connection connection) throws SQLException {
		this.connections.add(connection);
		if (!this.alive) {
			abort(connection);
			throw new SQLException("dead processes do not connect", "08001");
		}
	}

	/** The database ends its connections. */
	void disconnect() {
		this.connections.forEach(SimulatedProcess::abort);
		this.connections.clear();
	}

	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this.clock) {
			this.tasks++;
		}
		this.threads.execute(() -> {
			try {
				run(task);
			}
			finally {
				ended();
			}
		});
	}

	private void ended() {
		synchronized (this.clock) {
			this.tasks--;
			this.clock.notifyAll();
		}
	}

	private void run(Runnable task) {
		if (!this.alive) {
			return;
		}
		CURRENT.set(this);
		try {
			task.run();
		}
		catch (ProcessKilledException ex) {
			if (this.alive) {
				throw ex;
			}
		}
		finally {
			CURRENT.remove();
		}
	}

	@Override
	public long monotonicMillis() {
		return this.clock.millis();
	}

	@Override
	public Cancellable schedule(long delayMillis, Runnable task) {
		return this.clock.schedule(delayMillis, () -> run(task))::cancel;
	}

	/** Waits until it has nothing to do, or is dead. */
	void awaitIdle() throws InterruptedException {
		await(this.clock, this::isIdle);
	}

	/**
	 * Waits until none of several has anything to do at the same time, since one that has
	 * may give others something.
	 */
	static void awaitIdle(VirtualClock clock, List<SimulatedProcess> processes) throws InterruptedException {
		await(clock, () -> processes.stream().allMatch(SimulatedProcess::isIdle));
	}

	private boolean isIdle() {
		return this.tasks == 0 || !this.alive;
	}

	/** Waits until none of its threads does anything any more. */
	void awaitEnd() throws InterruptedException {
		await(this.clock, () -> this.tasks == 0);
	}

	private static void await(VirtualClock clock, BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() / 1_000_000 + PATIENCE_MILLIS;
		synchronized (clock) {
			while (!condition.getAsBoolean()) {
				long left = end - System.nanoTime() / 1_000_000;
				if (left <= 0) {
					throw new AssertionError("Some tasks do not end");
				}
				clock.wait(left);
			}
		}
	}

	/** Closes its connections; it must be idle. */
	void close() throws SQLException {
		this.alive = false;
		for (Connection connection : this.connections) {
			connection.close();
		}
	}

}

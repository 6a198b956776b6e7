package io.github.telegramupdates.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * Threads and timers that an engine started itself, and ends.
 */
public final class OwnResources implements AutoCloseable {

	private final List<AutoCloseable> resources = new ArrayList<>();

	/**
	 * Starts threads.
	 * @param name how they are called
	 * @param threads how many
	 */
	public Executor pool(String name, int threads) {
		ExecutorService pool = Executors.newFixedThreadPool(threads, DaemonThreads.named(name));
		this.resources.add(pool::shutdown);
		return pool;
	}

	/**
	 * Starts timers that go by real time.
	 */
	public EngineTimers timers() {
		SystemTimers system = new SystemTimers();
		this.resources.add(system);
		return system;
	}

	/**
	 * Ends all of them.
	 */
	@Override
	public void close() {
		for (AutoCloseable resource : this.resources) {
			try {
				resource.close();
			}
			catch (Exception failure) {
				throw new IllegalStateException("The engine could not be closed", failure);
			}
		}
	}

}

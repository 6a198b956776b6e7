package io.github.telegramupdates.engine.runtime;

import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.EngineTimers;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an engine, divided so that handlers that hang leave some to what has
 * nothing to do with them.
 *
 * @param inboxes run inboxes: never blocked
 * @param lanes deliver the lanes of all accounts
 * @param ephemeral deliver updates without a position
 * @param storage load states and look peers up
 */
public record EngineThreads(UnnestedExecutor inboxes, Executor lanes, Executor ephemeral, Executor storage) {

	private static final int EPHEMERAL = 2;

	private static final int STORAGE = 2;

	/** How many lanes are delivered at a time if nobody says it. */
	private static final int LANES = 4;

	/** How many threads are needed besides those that deliver lanes. */
	public static final int BESIDE_LANES = EPHEMERAL + STORAGE;

	/**
	 * The threads that somebody chose, and own ones in place of others.
	 * @param executor what may block, and {@code inboxes} what hardly does
	 * @param lanes how many lanes may be delivered at a time
	 */
	public static EngineThreads of(@Nullable Executor executor, @Nullable Executor inboxes, @Nullable Integer lanes,
			OwnResources own, EngineTimers timers) {
		Executor serial = (inboxes != null) ? inboxes
				: own.pool("telegram-updates-inbox", Runtime.getRuntime().availableProcessors());
		if (executor != null && lanes == null) {
			return shared(executor, serial);
		}
		int atATime = (lanes != null) ? lanes : LANES;
		return divided((executor != null) ? executor : own.pool("telegram-updates-lane", atATime + BESIDE_LANES),
				serial, timers, atATime);
	}

	/**
	 * Threads that are not divided.
	 */
	public static EngineThreads shared(Executor executor, Executor inboxes) {
		UnnestedExecutor threads = UnnestedExecutor.of(executor);
		return new EngineThreads(threads.beside(inboxes), threads, threads, threads);
	}

	/**
	 * Threads that are divided.
	 * @param timers when a thread that was refused is asked for again
	 * @param lanes how many lanes may be delivered at a time
	 */
	public static EngineThreads divided(Executor executor, Executor inboxes, EngineTimers timers, int lanes) {
		UnnestedExecutor threads = UnnestedExecutor.of(executor);
		return new EngineThreads(threads.beside(inboxes), new LimitedExecutor(threads, timers, lanes),
				new LimitedExecutor(threads, timers, EPHEMERAL), new LimitedExecutor(threads, timers, STORAGE));
	}

}

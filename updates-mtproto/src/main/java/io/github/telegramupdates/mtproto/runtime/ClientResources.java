package io.github.telegramupdates.mtproto.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

/**
 * Threads that clients share: one loop for connections by default, and two workers for
 * what takes time. All of them are daemons.
 */
public final class ClientResources implements AutoCloseable {

	private static final int WORKERS = 2;

	private static final long CLOSE_SECONDS = 5;

	private final EventLoopGroup loops;

	private final Executor workers;

	private final boolean owned;

	private ClientResources(EventLoopGroup loops, Executor workers, boolean owned) {
		this.loops = loops;
		this.workers = workers;
		this.owned = owned;
	}

	/**
	 * Starts threads.
	 * @return resources that are closed by whoever asked for them
	 */
	public static ClientResources create() {
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new DaemonThreads("telegram-loop"),
				NioIoHandler.newFactory());
		return new ClientResources(loops, Executors.newFixedThreadPool(WORKERS, new DaemonThreads("telegram-worker")),
				true);
	}

	/**
	 * Wraps threads of somebody else, who closes them.
	 * @param loops run connections
	 * @param workers check keys, store sessions and complete futures; they may block
	 * @return resources whose close does nothing
	 */
	public static ClientResources of(EventLoopGroup loops, Executor workers) {
		return new ClientResources(loops, workers, false);
	}

	public EventLoopGroup loops() {
		return this.loops;
	}

	public Executor workers() {
		return this.workers;
	}

	/**
	 * Ends the threads. Clients have to be closed before.
	 */
	@Override
	public void close() {
		if (!this.owned) {
			return;
		}
		Future<?> ended = this.loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
		ended.addListener((loopsEnded) -> ((ExecutorService) this.workers).shutdown());
		for (EventExecutor loop : this.loops) {
			if (loop.inEventLoop()) {
				return;
			}
		}
		ended.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
	}

}

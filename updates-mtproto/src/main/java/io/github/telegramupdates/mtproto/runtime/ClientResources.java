package io.github.telegramupdates.mtproto.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;

/**
 * Threads that clients share: one loop for connections by default, two workers for what
 * takes time, and up to eight that wait for session stores and look-ups of names, so that
 * a slow database holds up no decoding. All of them are daemons. Who waits on a worker
 * for the future of another call does not hold up clients: another worker is started
 * meanwhile.
 */
public final class ClientResources implements AutoCloseable {

	private static final int WORKERS = 2;

	private static final int BLOCKING = 8;

	private static final long IDLE_SECONDS = 30;

	private static final long CLOSE_SECONDS = 5;

	private final EventLoopGroup loops;

	private final Executor workers;

	private final Executor blocking;

	private final ExchangeLimiter exchangeTurns = new ExchangeLimiter();

	private final boolean owned;

	private ClientResources(EventLoopGroup loops, Executor workers, Executor blocking, boolean owned) {
		this.loops = loops;
		this.workers = workers;
		this.blocking = blocking;
		this.owned = owned;
	}

	/**
	 * Starts threads.
	 * @return resources that are closed by whoever asked for them
	 */
	public static ClientResources create() {
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new DaemonThreads("telegram-loop"),
				NioIoHandler.newFactory());
		return new ClientResources(loops, newWorkers(), newBlocking(), true);
	}

	/** A pool of this kind makes up for threads that wait for a future. */
	private static ExecutorService newWorkers() {
		return new ForkJoinPool(WORKERS, new DaemonThreads("telegram-worker"), null, true);
	}

	private static ExecutorService newBlocking() {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(BLOCKING, BLOCKING, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), new DaemonThreads("telegram-blocking"));
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/**
	 * Wraps threads of somebody else, who closes them.
	 * @param loops run connections
	 * @param workers check keys, decode and complete futures. A pool whose size is fixed
	 * stands still once all its threads wait for futures
	 * @param blocking uses session stores and looks up names; a task may wait for a
	 * database
	 * @return resources whose close does nothing
	 */
	public static ClientResources of(EventLoopGroup loops, Executor workers, Executor blocking) {
		return new ClientResources(loops, workers, blocking, false);
	}

	public EventLoopGroup loops() {
		return this.loops;
	}

	public Executor workers() {
		return this.workers;
	}

	/** Runs what may wait for long. */
	public Executor blocking() {
		return this.blocking;
	}

	/** When clients may exchange keys. */
	public ExchangeLimiter exchangeTurns() {
		return this.exchangeTurns;
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
		ended.addListener((loopsEnded) -> {
			((ExecutorService) this.workers).shutdown();
			((ExecutorService) this.blocking).shutdown();
		});
		for (EventExecutor loop : this.loops) {
			if (loop.inEventLoop()) {
				return;
			}
		}
		ended.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
	}

}

package io.github.telegramupdates.mtproto.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets eight key exchanges happen at a time, in the order in which they were asked for.
 * An exchange takes the processor for a while and has to be over soon: of a thousand at a
 * time none would be.
 */
public final class ExchangeLimiter {

	private static final int AT_A_TIME = 8;

	private final Deque<Turn> waiting = new ArrayDeque<>();

	private int taken;

	/**
	 * Takes a turn, at once or when one is given back.
	 * @param executor where the task runs
	 * @param task what to do; whoever asked gives the turn back
	 */
	public void take(Executor executor, Runnable task) {
		Turn turn = new Turn(executor, task);
		synchronized (this) {
			if (this.taken == AT_A_TIME) {
				this.waiting.add(turn);
				return;
			}
			this.taken++;
		}
		begin(turn);
	}

	/** Somebody's turn is over. */
	public void giveBack() {
		Turn next;
		synchronized (this) {
			next = this.waiting.poll();
			if (next == null) {
				this.taken--;
				return;
			}
		}
		begin(next);
	}

	private void begin(Turn turn) {
		try {
			turn.executor().execute(turn.task());
		}
		catch (RejectedExecutionException ex) {
			// who asked has ended, and the turn is free
			giveBack();
		}
	}

	private record Turn(Executor executor, Runnable task) {
	}

}

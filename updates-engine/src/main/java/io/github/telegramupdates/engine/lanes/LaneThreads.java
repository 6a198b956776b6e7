package io.github.telegramupdates.engine.lanes;

import io.github.telegramupdates.engine.EngineTimers;

/**
 * The threads that deliver the lanes of an account, and when another one is asked for.
 * Guarded by {@link LaneScheduler}.
 */
final class LaneThreads {

	/** A thread that was asked for may be the one that is held up by a handler. */
	private static final long PATIENCE_MILLIS = 100;

	private final EngineTimers timers;

	/** Those that were asked for and are not here yet. */
	private int expected;

	/** When the last one was asked for, by the engine's clock. */
	private long asked;

	/** Those that deliver so quickly that another one would be in their way. */
	private int quick;

	/** Whether the next one that comes is quick in the place of one that went. */
	private boolean quickSucceeded;

	/**
	 * Whether there was nothing left for them at some time since they were last checked.
	 */
	private boolean caughtUp;

	LaneThreads(EngineTimers timers) {
		this.timers = timers;
	}

	/**
	 * Whether to ask for a thread, which is expected from then on: for one at a time,
	 * since the one that comes asks for the next one before it delivers, and for none
	 * while a quick one is here.
	 * @param ready how many lanes wait for a thread
	 */
	boolean expectFor(int ready) {
		return this.quick == 0 && expect(ready);
	}

	/**
	 * Whether to ask for a thread although quick ones are here: they have not caught up
	 * since this was last asked, so that they have too much to do, or hang in a handler.
	 * @param ready how many lanes wait for a thread
	 */
	boolean expectBesideQuick(int ready) {
		boolean behind = !this.caughtUp;
		this.caughtUp = false;
		return behind && expect(ready);
	}

	private boolean expect(int ready) {
		if (this.expected >= ready) {
			return false;
		}
		long now = this.timers.monotonicMillis();
		if (this.expected > 0 && now - this.asked < PATIENCE_MILLIS) {
			return false;
		}
		this.expected++;
		this.asked = now;
		return true;
	}

	/**
	 * One that was expected is here, or does not come.
	 * @return whether it is the successor of a quick one, and quick itself
	 */
	boolean arrived() {
		this.expected--;
		boolean successor = this.quickSucceeded;
		this.quickSucceeded = false;
		return successor;
	}

	/**
	 * None comes.
	 */
	void refused() {
		if (arrived()) {
			this.quick--;
		}
	}

	/**
	 * Whether one is expected.
	 */
	boolean isAnyExpected() {
		return this.expected > 0;
	}

	/**
	 * One of those that are here is quick from now on.
	 * @return whether it is the only one
	 */
	boolean beginQuick() {
		this.caughtUp = false;
		return ++this.quick == 1;
	}

	/**
	 * A quick one goes. If there is more to do, the next one that comes is quick in its
	 * place.
	 * @param ready how many lanes wait for a thread
	 * @return whether to ask for one
	 */
	boolean handOn(int ready) {
		if (ready <= 0 || this.quickSucceeded) {
			return leave(true, ready);
		}
		this.quickSucceeded = true;
		return this.expected == 0 && expect(ready);
	}

	/**
	 * One goes.
	 * @param isQuick whether it is quick
	 * @param ready how many lanes wait for a thread
	 * @return whether to ask for one
	 */
	boolean leave(boolean isQuick, int ready) {
		this.quick -= isQuick ? 1 : 0;
		return expectFor(ready);
	}

	/**
	 * Whether one is quick.
	 */
	boolean isAnyQuick() {
		return this.quick > 0;
	}

	/**
	 * No lane waits for a thread.
	 */
	void caughtUp() {
		this.caughtUp = true;
	}

}

package io.github.telegramupdates.engine.inbox;

/**
 * One instance of an account's engine: from a load of its state to the next load, or to
 * the end. What was begun in a instance that is over concerns nobody.
 */
public final class EngineInstance {

	private volatile boolean over;

	public boolean isOver() {
		return this.over;
	}

	/**
	 * Ends it. May be called by any thread.
	 */
	public void end() {
		this.over = true;
	}

}

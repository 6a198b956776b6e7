package io.github.telegramupdates.engine;

import io.github.telegramupdates.engine.delivery.Lane;
import org.jspecify.annotations.Nullable;

/**
 * How a lane is doing that has something to deliver.
 *
 * @param lane which lane
 * @param state what it is doing
 * @param backlog what waits in it, with what is being delivered
 * @param failure since when its batch fails, also while it is delivered again;
 * {@code null} if it does not
 */
public record LaneStatus(Lane lane, State state, Backlog backlog, @Nullable BlockedLane failure) {

	/**
	 * What a lane is doing.
	 */
	public enum State {

		/** Waits for a thread. */
		READY,

		/** Is delivered. */
		RUNNING,

		/** Waits until its batch is delivered again. */
		BLOCKED

	}

}

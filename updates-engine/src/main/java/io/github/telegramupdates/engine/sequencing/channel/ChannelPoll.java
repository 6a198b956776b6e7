package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * Whether the application shows a channel, and when it is asked for again for that reason
 * (R-37).
 */
final class ChannelPoll {

	private static final long DEFAULT_MILLIS = 1_000;

	private final Deadlines deadlines;

	private boolean opened;

	private @Nullable Integer timeoutSeconds;

	private Deadlines.@Nullable Deadline next;

	ChannelPoll(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	void open() {
		this.opened = true;
	}

	void close() {
		this.opened = false;
		cancel();
		this.next = null;
	}

	boolean isOpened() {
		return this.opened;
	}

	/**
	 * The server says how soon an open channel is worth asking again.
	 */
	void timeout(@Nullable Integer seconds) {
		this.timeoutSeconds = seconds;
	}

	/**
	 * Polls once, later; replaces the poll that was planned before.
	 */
	void plan(Runnable action) {
		cancel();
		long millis = (this.timeoutSeconds != null) ? Math.max(1, this.timeoutSeconds) * 1_000L : DEFAULT_MILLIS;
		this.next = this.deadlines.in(millis, action);
	}

	void cancel() {
		this.deadlines.cancel(this.next);
	}

}

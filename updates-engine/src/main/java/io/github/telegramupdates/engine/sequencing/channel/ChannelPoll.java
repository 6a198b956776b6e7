package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether the application shows a channel, and when it is asked for again for that reason
 * (R-37).
 */
final class ChannelPoll {

	private final Deadlines deadlines;

	/** How long to wait if the server does not say. */
	private final long millis;

	private boolean opened;

	private @Nullable Integer timeoutSeconds;

	private Deadlines.@Nullable Deadline next;

	ChannelPoll(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.millis = context.settings().channels().pollMillis();
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
		long wait = (this.timeoutSeconds != null) ? Math.max(1, this.timeoutSeconds) * 1_000L : this.millis;
		this.next = this.deadlines.in(wait, action);
	}

	void cancel() {
		this.deadlines.cancel(this.next);
	}

}

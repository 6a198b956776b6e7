package io.github.telegramupdates.engine;

import java.util.ArrayDeque;
import java.util.Queue;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * The way into the inbox of an account. Until its state is loaded, what arrives waits
 * here, except for the updates that need no state (1.5): those are delivered at once.
 */
final class Entrance {

	/** What does not fit is fetched by the first difference. */
	private static final int CAPACITY = 1_000;

	/** Of updates that come before there is an engine to number them. */
	private static final long BEFORE_ALL_BATCHES = 0;

	private final long userId;

	private final SerialQueue inbox;

	private final EphemeralRunner ephemeral;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private volatile boolean open;

	Entrance(long userId, SerialQueue inbox, EphemeralRunner ephemeral) {
		this.userId = userId;
		this.inbox = inbox;
		this.ephemeral = ephemeral;
	}

	/**
	 * How many tasks are before the next one.
	 */
	int size() {
		return this.inbox.size();
	}

	void execute(Runnable task) {
		if (this.open || !isWaiting(task)) {
			this.inbox.execute(task);
		}
	}

	private synchronized boolean isWaiting(Runnable task) {
		if (!this.open && this.waiting.size() < CAPACITY) {
			this.waiting.add(task);
		}
		return !this.open;
	}

	/**
	 * Delivers what needs no state, if there is none yet.
	 * @return the rest of the container
	 */
	UpdatesType passImmediate(UpdatesType container) {
		if (this.open) {
			return container;
		}
		EarlyUpdates parts = EarlyUpdates.of(container);
		if (!parts.immediate().isEmpty()) {
			this.ephemeral.offer(new Batch(BEFORE_ALL_BATCHES, this.userId, Lane.EPHEMERAL, parts.immediate(), null));
		}
		return parts.rest();
	}

	/**
	 * The state is loaded: what waited enters, in order.
	 */
	synchronized void open() {
		this.waiting.forEach(this.inbox::execute);
		this.waiting.clear();
		this.open = true;
	}

}

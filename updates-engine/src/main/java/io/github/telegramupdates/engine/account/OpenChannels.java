package io.github.telegramupdates.engine.account;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The channels that the application opened last, to be opened again after a reload
 * (R-37).
 */
final class OpenChannels {

	private static final int KEPT = 10;

	private final Deque<Long> channels = new ArrayDeque<>();

	synchronized void open(long channelId) {
		this.channels.remove(channelId);
		this.channels.add(channelId);
		if (this.channels.size() > KEPT) {
			this.channels.remove();
		}
	}

	synchronized void close(long channelId) {
		this.channels.remove(channelId);
	}

	/**
	 * Returns them, the one that was opened last at the end.
	 */
	synchronized List<Long> all() {
		return List.copyOf(this.channels);
	}

}

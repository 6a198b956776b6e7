package io.github.telegramupdates.engine.account;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The channels that the application opened last, to be opened again after a reload
 * (R-37).
 */
final class OpenChannels {

	private final int kept;

	private final Deque<Long> channels = new ArrayDeque<>();

	/**
	 * Creates an empty list.
	 * @param kept how many it holds
	 */
	OpenChannels(int kept) {
		this.kept = kept;
	}

	synchronized void open(long channelId) {
		this.channels.remove(channelId);
		this.channels.add(channelId);
		if (this.channels.size() > this.kept) {
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

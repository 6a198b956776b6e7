package io.github.telegramupdates.benchmarks.connection;

import io.github.telegramupdates.mtproto.message.ProtocolMessageIds;

/**
 * Ids of messages that a server sends without being asked. They grow with the time.
 */
final class PushIds {

	/** The lowest bits of an id that answers nothing. */
	private static final int PUSHED = 3;

	private long last;

	synchronized long next() {
		this.last = Math.max(ProtocolMessageIds.atMillis(System.currentTimeMillis()) + PUSHED, this.last + 4);
		return this.last;
	}

}

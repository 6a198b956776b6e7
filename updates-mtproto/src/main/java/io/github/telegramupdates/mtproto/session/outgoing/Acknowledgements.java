package io.github.telegramupdates.mtproto.session.outgoing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.tl.mtproto.MsgsAck;

/**
 * Received messages that are not acknowledged yet. They are acknowledged with the next
 * message, when there are many, or after a while.
 */
public final class Acknowledgements {

	private static final int BATCH = 100;

	private static final int MAX_IN_MESSAGE = 8_192;

	private static final long DELAY_MILLIS = 10_000;

	private final Set<Long> ids = new LinkedHashSet<>();

	private long deadline = Long.MAX_VALUE;

	public void add(long messageId, long now) {
		if (this.ids.isEmpty()) {
			this.deadline = now + DELAY_MILLIS;
		}
		this.ids.add(messageId);
	}

	/** Those of a message that was not taken. */
	void restore(MsgsAck message, long now) {
		message.msgIds().forEach((id) -> add(id, now));
	}

	boolean isEmpty() {
		return this.ids.isEmpty();
	}

	boolean isDue(long now) {
		return this.ids.size() >= BATCH || now >= this.deadline;
	}

	public long deadline() {
		return this.deadline;
	}

	MsgsAck take() {
		List<Long> taken = new ArrayList<>(this.ids).subList(0, Math.min(this.ids.size(), MAX_IN_MESSAGE));
		MsgsAck message = new MsgsAck(taken);
		taken.forEach(this.ids::remove);
		this.deadline = this.ids.isEmpty() ? Long.MAX_VALUE : this.deadline;
		return message;
	}

	public void clear() {
		this.ids.clear();
		this.deadline = Long.MAX_VALUE;
	}

}

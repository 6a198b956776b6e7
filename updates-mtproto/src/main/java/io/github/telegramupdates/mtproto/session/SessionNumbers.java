package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.MessageIds;
import io.github.telegramupdates.tl.TlReader;

/**
 * What begins anew with each session: its id, and the numbers of messages both ways.
 */
final class SessionNumbers {

	private long sessionId;

	private int begun;

	private MessageIds messageIds = new MessageIds();

	private SequenceNumbers sequence = new SequenceNumbers();

	private ReceivedIds received = new ReceivedIds();

	void renew(RandomBytes random) {
		this.begun++;
		this.sessionId = new TlReader(random.next(Long.BYTES)).readLong();
		this.messageIds = new MessageIds();
		this.sequence = new SequenceNumbers();
		this.received = new ReceivedIds();
	}

	/** How many sessions there were. */
	int begun() {
		return this.begun;
	}

	long sessionId() {
		return this.sessionId;
	}

	long nextMessageId(long serverMillis, RandomBytes random) {
		return this.messageIds.next(serverMillis, random);
	}

	int nextNumber(boolean content) {
		return content ? this.sequence.nextOfContent() : this.sequence.nextOfService();
	}

	ReceivedIds received() {
		return this.received;
	}

}

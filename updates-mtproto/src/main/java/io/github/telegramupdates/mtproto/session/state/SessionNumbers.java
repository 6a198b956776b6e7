package io.github.telegramupdates.mtproto.session.state;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.ProtocolMessageIds;
import io.github.telegramupdates.tl.TlReader;

/**
 * What is reset with each session: its id, and the numbers of messages both ways.
 */
public final class SessionNumbers {

	private long sessionId;

	private int begun;

	private ProtocolMessageIds messageIds = new ProtocolMessageIds();

	private SequenceNumbers sequence = new SequenceNumbers();

	private ReceivedIds received = new ReceivedIds();

	public void renew(RandomBytes random) {
		this.begun++;
		this.sessionId = new TlReader(random.next(Long.BYTES)).readLong();
		this.messageIds = new ProtocolMessageIds();
		this.sequence = new SequenceNumbers();
		this.received = new ReceivedIds();
	}

	/** How many sessions there were. */
	public int begun() {
		return this.begun;
	}

	public long sessionId() {
		return this.sessionId;
	}

	public long nextMessageId(long serverMillis, RandomBytes random) {
		return this.messageIds.next(serverMillis, random);
	}

	public int nextNumber(boolean content) {
		return content ? this.sequence.nextOfContent() : this.sequence.nextOfService();
	}

	public ReceivedIds received() {
		return this.received;
	}

}

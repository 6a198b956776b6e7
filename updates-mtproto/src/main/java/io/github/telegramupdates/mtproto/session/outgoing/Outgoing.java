package io.github.telegramupdates.mtproto.session.outgoing;

import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sent, and maybe sent again: as it was, or as a new message.
 */
public abstract class Outgoing {

	private static final int MAX_MESSAGES = 8;

	private byte @Nullable [] body;

	private @Nullable ProtocolMessage message;

	private long containerId;

	private int messages;

	/** Whether the server has to acknowledge it. */
	abstract boolean isContent();

	/** Makes its body, for a new message. */
	abstract byte[] encode(Introduction introduction);

	/** The body that it has or will have. */
	byte[] body(Introduction introduction) {
		if (this.body == null) {
			this.body = encode(introduction);
		}
		return this.body;
	}

	/** It goes onto the wire. */
	void onSent(long now) {
	}

	/** The server did not take what was sent last. */
	public void onRejected() {
	}

	@Nullable ProtocolMessage message() {
		return this.message;
	}

	void become(ProtocolMessage newMessage) {
		this.message = newMessage;
		this.messages++;
	}

	/** In which container it goes, or on its own as its own. */
	void putInto(long newContainerId) {
		this.containerId = newContainerId;
	}

	/** Whether an id of the server's means it: its own or that of its container. */
	boolean isMeantBy(long id) {
		return this.message != null && (this.message.id() == id || this.containerId == id);
	}

	/** Whether it was on its way before a message. */
	boolean isSentBefore(long messageId) {
		return this.message != null && this.containerId < messageId;
	}

	/** The message is void: what is sent next is another one. */
	void forgetMessage() {
		this.message = null;
		this.body = null;
	}

	public boolean isTriedTooOften() {
		return this.messages >= MAX_MESSAGES;
	}

}

package io.github.telegramupdates.mtproto.message;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * Several messages that travel as one.
 */
public final class MessageContainer {

	/**
	 * Id of the constructor {@code msg_container}.
	 */
	public static final int ID = 0x73f1f8dc;

	/**
	 * How many messages a client puts into one.
	 */
	public static final int MAX_WRITTEN = 1_000;

	private static final int MAX_READ = 1_024;

	private MessageContainer() {
	}

	/**
	 * Bytes that a message takes.
	 * @param message the message
	 * @return its body and what comes before it
	 */
	public static int size(ProtocolMessage message) {
		return ProtocolMessage.HEAD + message.length();
	}

	/**
	 * Packs messages.
	 * @param messages the messages
	 * @return the body of a message
	 */
	public static byte[] write(List<ProtocolMessage> messages) {
		TlWriter out = new TlWriter(8 + messages.stream().mapToInt(MessageContainer::size).sum());
		out.writeInt(ID);
		out.writeInt(messages.size());
		for (ProtocolMessage message : messages) {
			out.writeLong(message.id());
			out.writeInt(message.seqno());
			out.writeInt(message.length());
			message.writeBody(out);
		}
		return out.toByteArray();
	}

	/**
	 * Unpacks messages: all of them or none. None holds on to the bytes of the others.
	 * @param in positioned at the container
	 * @return the messages, none of which is a container
	 * @throws TlDecodeException if it is no container, or has more than 1,024 messages
	 */
	public static List<ProtocolMessage> read(TlReader in) {
		in.expectConstructor(ID, "msg_container");
		int count = in.readInt();
		if (count < 0 || count > MAX_READ) {
			throw new TlDecodeException("container of " + count + " messages", in.position() - 4);
		}
		List<ProtocolMessage> messages = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			messages.add(readMessage(in));
		}
		in.expectEnd();
		return messages;
	}

	private static ProtocolMessage readMessage(TlReader in) {
		long id = in.readLong();
		int seqno = in.readInt();
		int length = in.readInt();
		if (length < 4 || length % 4 != 0 || length > in.remaining()) {
			throw new TlDecodeException("message of " + length + " bytes in a container", in.position() - 4);
		}
		ProtocolMessage message = new ProtocolMessage(id, seqno, in.readRaw(length));
		if (message.constructorId() == ID) {
			throw new TlDecodeException("container in a container", in.position() - length);
		}
		return message;
	}

}

package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * Several messages in one.
 */
final class MessageContainer {

	static final int ID = 0x73f1f8dc;

	private static final int MAX_MESSAGES = 1_020;

	/** Id, sequence number and length. */
	private static final int HEAD = 16;

	private MessageContainer() {
	}

	static List<IncomingMessage> read(byte[] body) {
		TlReader in = new TlReader(body);
		in.expectConstructor(ID, "msg_container");
		int count = in.readInt();
		if (count < 0 || count > MAX_MESSAGES || (long) count * HEAD > in.remaining()) {
			throw new TlDecodeException("a container of " + count + " messages", in.position());
		}
		List<IncomingMessage> messages = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long id = in.readLong();
			int sequence = in.readInt();
			int length = in.readInt();
			if (length < 0 || length % 4 != 0) {
				throw new TlDecodeException("a message of " + length + " bytes", in.position());
			}
			messages.add(new IncomingMessage(id, sequence, in.readRaw(length)));
		}
		in.expectEnd();
		return messages;
	}

	static byte[] write(List<OutgoingMessage> messages) {
		TlWriter out = new TlWriter();
		out.writeInt(ID);
		out.writeInt(messages.size());
		for (OutgoingMessage message : messages) {
			out.writeLong(message.id());
			out.writeInt(message.sequence());
			out.writeInt(message.body().length);
			out.writeRaw(message.body());
		}
		return out.toByteArray();
	}

}

package io.github.telegramupdates.benchmarks.connection;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.benchmarks.wire.SampleContainer;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.envelope.Envelope;
import io.github.telegramupdates.tl.TlWriter;

/**
 * Containers of about one megabyte, encrypted for a client: 100 messages each, every one
 * of them {@code updates} with new messages and the users who wrote them.
 */
final class PushedContainers {

	/** How many messages of the protocol a container has. */
	static final int PARTS = 100;

	/** How many new messages are in each of them. */
	static final int UPDATES = 45;

	private static final int USERS = 15;

	private static final int CONTAINER = 0x73f1f8dc;

	private static final int PART_HEAD = 16;

	private final Envelope envelope;

	private final ServerConnection connection;

	private final byte[] part = SampleContainer.create(UPDATES, USERS).toByteArray();

	PushedContainers(AuthKey key, ServerConnection connection) {
		this.envelope = new Envelope(key);
		this.connection = connection;
	}

	/**
	 * Makes containers.
	 * @param count how many
	 * @return frames to be sent, in order and within five minutes
	 */
	List<byte[]> seal(int count) {
		return Stream.generate(this::seal).limit(count).toList();
	}

	private byte[] seal() {
		byte[] body = body();
		EncryptedMessage message = new EncryptedMessage(0, this.connection.sessionId(), this.connection.ids().next(), 0,
				body);
		return this.envelope.seal(message, ServerConnection::random);
	}

	private byte[] body() {
		TlWriter out = new TlWriter(8 + PARTS * (PART_HEAD + this.part.length));
		out.writeInt(CONTAINER);
		out.writeInt(PARTS);
		for (int i = 0; i < PARTS; i++) {
			out.writeLong(this.connection.ids().next());
			// every one has to be acknowledged
			out.writeInt(2 * i + 1);
			out.writeInt(this.part.length);
			out.writeRaw(this.part);
		}
		return out.toByteArray();
	}

}

package io.github.telegramupdates.simulator.dc.transport;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.Obfuscation;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * The transport of one connection, which its first bytes choose: abridged, intermediate,
 * padded intermediate or full, and each of the first three also obfuscated.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/mtproto-transports">core.telegram.org/mtproto/mtproto-transports</a>
 */
public final class ServerTransport {

	private static final int ABRIDGED_BYTE = 0xef;

	private static final int ABRIDGED = 0xefefefef;

	private static final int INTERMEDIATE = 0xeeeeeeee;

	private static final int PADDED = 0xdddddddd;

	private final ReceivedBytes received = new ReceivedBytes();

	private final RandomBytes random;

	private @Nullable Obfuscation obfuscation;

	private @Nullable Framing framing;

	/**
	 * Waits for the first bytes of a connection.
	 * @param random pads messages
	 */
	public ServerTransport(RandomBytes random) {
		this.random = random;
	}

	/**
	 * Takes bytes that came.
	 * @param bytes the bytes
	 * @return the messages that are complete now; with the padded transport, each may
	 * have up to 15 more bytes
	 * @throws TransportException if these bytes are of no transport
	 */
	public List<byte[]> receive(byte[] bytes) {
		this.received.add((this.obfuscation != null) ? this.obfuscation.decrypt(bytes) : bytes);
		if (this.framing == null) {
			this.framing = detect();
		}
		List<byte[]> messages = new ArrayList<>();
		if (this.framing != null) {
			for (byte[] next = this.framing.next(this.received); next != null; next = this.framing
				.next(this.received)) {
				messages.add(next);
			}
		}
		return messages;
	}

	/**
	 * Whether enough came to recognise the transport.
	 * @return whether messages can be sent
	 */
	public boolean isKnown() {
		return this.framing != null;
	}

	/**
	 * Makes a message ready to be sent. Messages are sent in the order of these calls.
	 * @param message the message
	 * @return its bytes on the wire
	 */
	public byte[] frame(byte[] message) {
		if (this.framing == null) {
			throw new IllegalStateException("The client has not chosen a transport");
		}
		byte[] frame = this.framing.frame(message);
		return (this.obfuscation != null) ? this.obfuscation.encrypt(frame) : frame;
	}

	private @Nullable Framing detect() {
		if (this.received.size() > 0 && this.received.peekByte(0) == ABRIDGED_BYTE) {
			this.received.skip(1);
			return new AbridgedFraming();
		}
		if (this.received.size() < 8) {
			return null;
		}
		int tag = this.received.peekInt(0);
		if (tag == INTERMEDIATE || tag == PADDED) {
			this.received.skip(4);
			return framing(tag);
		}
		// a full frame begins with its length and the number 0, which headers avoid
		if (this.received.peekInt(4) == 0) {
			return new FullFraming();
		}
		return (this.received.size() < Obfuscation.HEADER) ? null : detectObfuscated();
	}

	private Framing detectObfuscated() {
		Obfuscation found = Obfuscation.ofServer(this.received.take(Obfuscation.HEADER), new byte[0]);
		byte[] rest = found.decrypt(this.received.takeAll());
		this.received.add(rest);
		this.obfuscation = found;
		return framing(found.tag());
	}

	private Framing framing(int tag) {
		return switch (tag) {
			case ABRIDGED -> new AbridgedFraming();
			case INTERMEDIATE -> new IntermediateFraming();
			case PADDED -> new PaddedFraming(this.random);
			default -> throw new TransportException("No transport begins like this");
		};
	}

}

package io.github.telegramupdates.simulator.dc.envelope;

import io.github.telegramupdates.simulator.dc.lint.Violation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.crypto.Side;

/**
 * Encrypts and decrypts the messages of one key, as its server.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/description">core.telegram.org/mtproto/description</a>
 */
public final class Envelope {

	/** Id of the key and key of the message. */
	private static final int OUTER = 24;

	/** Salt, session, id, sequence number and length. */
	private static final int INNER = 32;

	private static final int MIN_PADDING = 12;

	private static final int MAX_PADDING = 1024;

	private final AesIge cipher = new AesIge();

	private final AuthKey key;

	/**
	 * Creates an envelope.
	 * @param key the key
	 */
	public Envelope(AuthKey key) {
		this.key = key;
	}

	/**
	 * Decrypts a message of the client.
	 * @param wire the message; up to 15 bytes of a transport's padding are ignored
	 * @return what is inside
	 * @throws EnvelopeException if anything about it is wrong
	 */
	public EncryptedMessage open(byte[] wire) {
		int length = (wire.length - OUTER) / AesIge.BLOCK * AesIge.BLOCK;
		if (length < INNER + MIN_PADDING) {
			throw new EnvelopeException(Violation.MESSAGE_KEY);
		}
		byte[] messageKey = Arrays.copyOfRange(wire, 8, OUTER);
		byte[] plain = this.cipher.decrypt(Arrays.copyOfRange(wire, OUTER, OUTER + length),
				this.key.parameters(Side.CLIENT, messageKey));
		if (!MessageDigest.isEqual(messageKey, this.key.messageKey(Side.CLIENT, plain))) {
			throw new EnvelopeException(Violation.MESSAGE_KEY);
		}
		return read(ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN));
	}

	private static EncryptedMessage read(ByteBuffer plain) {
		long salt = plain.getLong();
		long sessionId = plain.getLong();
		long id = plain.getLong();
		int sequence = plain.getInt();
		int length = plain.getInt();
		int padding = plain.remaining() - length;
		if (length < 0 || length % 4 != 0 || padding < MIN_PADDING || padding > MAX_PADDING) {
			throw new EnvelopeException(Violation.PADDING);
		}
		byte[] body = new byte[length];
		plain.get(body);
		return new EncryptedMessage(salt, sessionId, id, sequence, body);
	}

	/**
	 * Encrypts a message to the client.
	 * @param message what is inside
	 * @param random pads it
	 * @return the message as a transport takes it
	 */
	public byte[] seal(EncryptedMessage message, RandomBytes random) {
		byte[] body = message.body();
		int padding = MIN_PADDING + Math.floorMod(-(INNER + body.length + MIN_PADDING), AesIge.BLOCK);
		byte[] plain = ByteBuffer.allocate(INNER + body.length + padding)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(message.salt())
			.putLong(message.sessionId())
			.putLong(message.id())
			.putInt(message.sequence())
			.putInt(body.length)
			.put(body)
			.put(random.next(padding))
			.array();
		byte[] messageKey = this.key.messageKey(Side.SERVER, plain);
		byte[] encrypted = this.cipher.encrypt(plain, this.key.parameters(Side.SERVER, messageKey));
		return ByteBuffer.allocate(OUTER + encrypted.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(this.key.id())
			.put(messageKey)
			.put(encrypted)
			.array();
	}

}

package io.github.telegramupdates.simulator.dc.envelope;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.crypto.Side;

/**
 * Encrypts messages as no server may.
 */
public final class DamagedEnvelope {

	private static final int OUTER = 24;

	private static final int INNER = 32;

	private static final int USUAL_PADDING = 12;

	private final AuthKey key;

	/**
	 * Creates an envelope.
	 * @param key the key
	 */
	public DamagedEnvelope(AuthKey key) {
		this.key = key;
	}

	/**
	 * Encrypts a message to the client.
	 * @param message what is inside
	 * @param damage what is wrong with it
	 * @param random pads it
	 * @return the message as a transport takes it
	 */
	public byte[] seal(EncryptedMessage message, Damage damage, RandomBytes random) {
		return switch (damage) {
			case MESSAGE_KEY -> flipped(seal(message, random), Long.BYTES);
			case FLIPPED_BIT -> flipped(seal(message, random), OUTER + INNER);
			case KEY_ID -> flipped(seal(message, random), 0);
			case TRUNCATED -> truncated(seal(message, random));
			case PLAIN -> plain(message);
			case REFLECTED -> encrypted(inner(message, message.body().length, padding(message, random)), Side.CLIENT);
			case SHORT_PADDING -> shortlyPadded(message, random);
			case LONG_PADDING -> sealed(message, message.body().length, padding(message, random.next(1024)));
			case LONG_LENGTH -> sealed(message, message.body().length + 64, padding(message, random));
			case NEGATIVE_LENGTH -> sealed(message, -4, padding(message, random));
			case UNEVEN_LENGTH -> sealed(message, message.body().length + 1, padding(message, random.next(16)));
		};
	}

	private byte[] seal(EncryptedMessage message, RandomBytes random) {
		return sealed(message, message.body().length, padding(message, random));
	}

	private byte[] sealed(EncryptedMessage message, int length, byte[] padding) {
		return encrypted(inner(message, length, padding), Side.SERVER);
	}

	/** Where no padding is too short, the sender could have left it out as well. */
	private byte[] shortlyPadded(EncryptedMessage message, RandomBytes random) {
		int toBlock = Math.floorMod(-(INNER + message.body().length), AesIge.BLOCK);
		if (toBlock < USUAL_PADDING) {
			return sealed(message, message.body().length, random.next(toBlock));
		}
		// the last word of the padding counts as content
		return sealed(message, message.body().length + 4, random.next(toBlock));
	}

	private static byte[] padding(EncryptedMessage message, RandomBytes random) {
		return padding(message, random.next(0));
	}

	private static byte[] padding(EncryptedMessage message, byte[] more) {
		int usual = USUAL_PADDING + Math.floorMod(-(INNER + message.body().length + USUAL_PADDING), AesIge.BLOCK);
		return Arrays.copyOf(more, more.length + usual);
	}

	private static byte[] inner(EncryptedMessage message, int length, byte[] padding) {
		byte[] body = message.body();
		return ByteBuffer.allocate(INNER + body.length + padding.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(message.salt())
			.putLong(message.sessionId())
			.putLong(message.id())
			.putInt(message.sequence())
			.putInt(length)
			.put(body)
			.put(padding)
			.array();
	}

	private byte[] encrypted(byte[] inner, Side side) {
		byte[] messageKey = this.key.messageKey(side, inner);
		byte[] encrypted = new AesIge().encrypt(inner, this.key.parameters(side, messageKey));
		return ByteBuffer.allocate(OUTER + encrypted.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(this.key.id())
			.put(messageKey)
			.put(encrypted)
			.array();
	}

	private static byte[] plain(EncryptedMessage message) {
		byte[] body = message.body();
		return ByteBuffer.allocate(20 + body.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(0)
			.putLong(message.id())
			.putInt(body.length)
			.put(body)
			.array();
	}

	private static byte[] flipped(byte[] sealed, int at) {
		sealed[at] ^= 1;
		return sealed;
	}

	private static byte[] truncated(byte[] sealed) {
		return Arrays.copyOf(sealed, sealed.length - AesIge.BLOCK);
	}

}

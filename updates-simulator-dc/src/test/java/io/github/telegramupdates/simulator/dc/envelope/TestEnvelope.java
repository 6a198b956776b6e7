package io.github.telegramupdates.simulator.dc.envelope;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.Side;

/**
 * Encrypted messages, as a client makes and reads them.
 */
public final class TestEnvelope {

	private TestEnvelope() {
	}

	public static byte[] seal(AuthKey key, EncryptedMessage message) {
		int length = message.body().length;
		return seal(key, message, length, new byte[12 + Math.floorMod(-(length + 44), 16)]);
	}

	static byte[] seal(AuthKey key, EncryptedMessage message, int announced, byte[] padding) {
		byte[] plain = ByteBuffer.allocate(32 + message.body().length + padding.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(message.salt())
			.putLong(message.sessionId())
			.putLong(message.id())
			.putInt(message.sequence())
			.putInt(announced)
			.put(message.body())
			.put(padding)
			.array();
		byte[] messageKey = key.messageKey(Side.CLIENT, plain);
		byte[] encrypted = new AesIge().encrypt(plain, key.parameters(Side.CLIENT, messageKey));
		return ByteBuffer.allocate(24 + encrypted.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(key.id())
			.put(messageKey)
			.put(encrypted)
			.array();
	}

	public static EncryptedMessage open(AuthKey key, byte[] wire) {
		byte[] messageKey = Arrays.copyOfRange(wire, 8, 24);
		ByteBuffer plain = ByteBuffer
			.wrap(new AesIge().decrypt(Arrays.copyOfRange(wire, 24, wire.length),
					key.parameters(Side.SERVER, messageKey)))
			.order(ByteOrder.LITTLE_ENDIAN);
		long salt = plain.getLong();
		long sessionId = plain.getLong();
		long id = plain.getLong();
		int sequence = plain.getInt();
		byte[] body = new byte[plain.getInt()];
		plain.get(body);
		return new EncryptedMessage(salt, sessionId, id, sequence, body);
	}

}

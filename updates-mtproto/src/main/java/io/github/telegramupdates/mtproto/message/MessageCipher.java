package io.github.telegramupdates.mtproto.message;

import java.security.MessageDigest;
import java.util.Optional;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.crypto.Side;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * The envelope of encrypted messages, as a client writes and reads it. Not safe for use
 * by several threads.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/description">core.telegram.org/mtproto/description</a>
 */
public final class MessageCipher {

	/** Key id and message key, which are not encrypted. */
	private static final int OUTER_HEAD = 24;

	/** Salt, session, message id, number and length. */
	private static final int INNER_HEAD = 32;

	private static final int MIN_PADDING = 12;

	private static final int MAX_PADDING = 1_024;

	private final AuthKey key;

	private final AesIge cipher = new AesIge();

	/**
	 * Creates a cipher.
	 * @param key the key of both sides
	 */
	public MessageCipher(AuthKey key) {
		this.key = key;
	}

	/**
	 * Encrypts a message for the server, with 12 to 267 random bytes of padding.
	 * @param salt the current salt
	 * @param sessionId the session
	 * @param message the message
	 * @param random makes padding
	 * @return what is put into a frame
	 */
	public byte[] encrypt(long salt, long sessionId, ProtocolMessage message, RandomBytes random) {
		int length = message.length();
		TlWriter plain = new TlWriter(INNER_HEAD + length + MIN_PADDING + 256);
		plain.writeLong(salt);
		plain.writeLong(sessionId);
		plain.writeLong(message.id());
		plain.writeInt(message.seqno());
		plain.writeInt(length);
		message.writeBody(plain);
		int toBlock = Math.floorMod(-(INNER_HEAD + length + MIN_PADDING), AesIge.BLOCK);
		int more = AesIge.BLOCK * (random.next(1)[0] & 0xf);
		plain.writeRaw(random.next(MIN_PADDING + toBlock + more));
		return sealed(plain.toByteArray());
	}

	private byte[] sealed(byte[] plain) {
		byte[] messageKey = this.key.messageKey(Side.CLIENT, plain);
		TlWriter out = new TlWriter(OUTER_HEAD + plain.length);
		out.writeLong(this.key.id());
		out.writeRaw(messageKey);
		out.writeRaw(this.cipher.encrypt(plain, this.key.parameters(Side.CLIENT, messageKey)));
		return out.toByteArray();
	}

	/**
	 * Decrypts a message of the server, where it is: its frame is of no more use. All
	 * that can be wrong with an envelope looks alike, so that nobody learns by trying.
	 * @param frame content of a frame, which becomes that of the message
	 * @return the message; empty if the server did not make it for this key
	 */
	public Optional<DecryptedMessage> decrypt(byte[] frame) {
		int encrypted = frame.length - OUTER_HEAD;
		if (encrypted < INNER_HEAD + MIN_PADDING || encrypted % AesIge.BLOCK != 0) {
			return Optional.empty();
		}
		TlReader in = new TlReader(frame);
		boolean ownKey = in.readLong() == this.key.id();
		byte[] messageKey = in.readRaw(16);
		this.cipher.decryptInPlace(frame, OUTER_HEAD, this.key.parameters(Side.SERVER, messageKey));
		boolean genuine = MessageDigest.isEqual(messageKey, this.key.messageKey(Side.SERVER, frame, OUTER_HEAD));
		return (genuine && ownKey) ? opened(frame, in) : Optional.empty();
	}

	private static Optional<DecryptedMessage> opened(byte[] frame, TlReader in) {
		// the salt is that of the server's choice
		in.readLong();
		long sessionId = in.readLong();
		long id = in.readLong();
		int seqno = in.readInt();
		int length = in.readInt();
		int padding = in.remaining() - length;
		if (length < 0 || length % 4 != 0 || padding < MIN_PADDING || padding > MAX_PADDING) {
			return Optional.empty();
		}
		return Optional.of(new DecryptedMessage(sessionId,
				new ProtocolMessage(id, seqno, frame, OUTER_HEAD + INNER_HEAD, length)));
	}

}

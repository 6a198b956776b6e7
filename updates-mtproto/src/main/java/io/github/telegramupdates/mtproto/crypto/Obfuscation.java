package io.github.telegramupdates.mtproto.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides from onlookers what is on a connection: a header of 64 random bytes, from which
 * the keys of both directions follow, and AES-256 in counter mode over everything. It
 * protects nothing else.
 * <p>
 * Not safe for use by several threads, and bytes go through it in the order of the wire.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/mtproto-transports">core.telegram.org/mtproto/mtproto-transports</a>
 */
public final class Obfuscation {

	/**
	 * Length of the header in bytes.
	 */
	public static final int HEADER = 64;

	private static final int KEY_AT = 8;

	private static final int IV_AT = 40;

	private static final int TAG_AT = 56;

	private static final int DC_AT = 60;

	/** How other protocols and transports begin, little endian. */
	private static final Set<Integer> TAKEN = Set.of(ascii("HEAD"), ascii("POST"), ascii("GET "), ascii("OPTI"),
			0x02010316, 0xdddddddd, 0xeeeeeeee);

	private final byte[] header;

	private final Cipher outgoing;

	private final Cipher incoming;

	private Obfuscation(byte[] header, Cipher outgoing, Cipher incoming) {
		this.header = header;
		this.outgoing = outgoing;
		this.incoming = incoming;
	}

	private static int ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	/**
	 * Begins a connection as its client.
	 * @param tag the four bytes by which the transport begins, for example
	 * {@code eeeeeeee}
	 * @param dc the data center, as the transport writes it
	 * @param secret a secret that both sides know, empty without
	 * @param random makes the header
	 * @return what encrypts the connection; {@link #header()} is sent first
	 */
	public static Obfuscation ofClient(int tag, int dc, byte[] secret, RandomBytes random) {
		byte[] header = random.next(HEADER);
		while (!isAllowed(header)) {
			header = random.next(HEADER);
		}
		ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(TAG_AT, tag).putShort(DC_AT, (short) dc);
		Cipher outgoing = cipher(header, secret);
		Cipher incoming = cipher(reversedKeys(header), secret);
		byte[] encrypted = outgoing.update(header);
		byte[] wire = Bytes.join(Arrays.copyOf(header, TAG_AT), Arrays.copyOfRange(encrypted, TAG_AT, HEADER));
		return new Obfuscation(wire, outgoing, incoming);
	}

	/**
	 * Accepts a connection as its server.
	 * @param wire the header that came
	 * @param secret a secret that both sides know, empty without
	 * @return what decrypts the connection
	 * @throws IllegalArgumentException if the header has another length
	 */
	public static Obfuscation ofServer(byte[] wire, byte[] secret) {
		Bytes.requireLength(wire, HEADER, "An obfuscated header");
		Cipher incoming = cipher(wire, secret);
		Cipher outgoing = cipher(reversedKeys(wire), secret);
		byte[] decrypted = incoming.update(wire);
		byte[] header = Bytes.join(Arrays.copyOf(wire, TAG_AT), Arrays.copyOfRange(decrypted, TAG_AT, HEADER));
		return new Obfuscation(header, outgoing, incoming);
	}

	private static boolean isAllowed(byte[] header) {
		ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
		return header[0] != (byte) 0xef && !TAKEN.contains(numbers.getInt(0)) && numbers.getInt(4) != 0;
	}

	private static byte[] reversedKeys(byte[] header) {
		byte[] reversed = header.clone();
		byte[] keys = Bytes.reversed(Arrays.copyOfRange(header, KEY_AT, TAG_AT));
		System.arraycopy(keys, 0, reversed, KEY_AT, keys.length);
		return reversed;
	}

	private static Cipher cipher(byte[] header, byte[] secret) {
		byte[] key = Arrays.copyOfRange(header, KEY_AT, IV_AT);
		byte[] iv = Arrays.copyOfRange(header, IV_AT, TAG_AT);
		try {
			Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
			byte[] mixed = (secret.length > 0) ? Hashes.sha256(key, secret) : key;
			// counter mode encrypts and decrypts alike
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(mixed, "AES"), new IvParameterSpec(iv));
			return cipher;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks AES in counter mode", ex);
		}
	}

	/**
	 * The header: what a client sends, and what a server has decrypted.
	 * @return 64 bytes
	 */
	public byte[] header() {
		return this.header.clone();
	}

	/**
	 * By which bytes the transport begins.
	 * @return the tag of a header that a server decrypted
	 */
	public int tag() {
		return ByteBuffer.wrap(this.header).order(ByteOrder.LITTLE_ENDIAN).getInt(TAG_AT);
	}

	/**
	 * Which data center is meant.
	 * @return the number in a header that a server decrypted
	 */
	public int dc() {
		return ByteBuffer.wrap(this.header).order(ByteOrder.LITTLE_ENDIAN).getShort(DC_AT);
	}

	/**
	 * Encrypts what is sent next.
	 * @param bytes the bytes
	 * @return as many bytes
	 */
	public byte[] encrypt(byte[] bytes) {
		return through(this.outgoing, bytes);
	}

	/**
	 * Decrypts what came next.
	 * @param bytes the bytes
	 * @return as many bytes
	 */
	public byte[] decrypt(byte[] bytes) {
		return through(this.incoming, bytes);
	}

	private static byte[] through(Cipher cipher, byte[] bytes) {
		byte[] result = cipher.update(bytes);
		return (result != null) ? result : new byte[0];
	}

}

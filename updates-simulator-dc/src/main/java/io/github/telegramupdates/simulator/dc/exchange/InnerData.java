package io.github.telegramupdates.simulator.dc.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;

/**
 * What the client encrypts for the owner of the RSA key. The forms of it have the same
 * fields, but for the number of the data center and the life of a temporary key.
 *
 * @param pq the number that was to be factored
 * @param p its smaller factor
 * @param q its larger factor
 * @param nonce the client's nonce
 * @param serverNonce the server's nonce
 * @param newNonce the client's secret nonce
 * @param dc the data center that is meant; 0 if none is named
 * @param temporary whether the key is to be a temporary one
 */
record InnerData(byte[] pq, byte[] p, byte[] q, byte[] nonce, byte[] serverNonce, byte[] newNonce, int dc,
		boolean temporary) {

	private static final int WITHOUT_DC = 0x83c95aec;

	private static final int WITH_DC = 0xa9f55f95;

	private static final int TEMPORARY = 0x3c6a84d4;

	private static final int TEMPORARY_WITH_DC = 0x56fddf88;

	private static final int HASH = 20;

	private static final int TEST_OFFSET = 10_000;

	/**
	 * Reads data that is followed by padding.
	 * @return the data, or nothing if there is something else
	 */
	static Optional<InnerData> ofPadded(byte[] padded) {
		return read(new TlReader(padded));
	}

	/**
	 * Reads the data of the legacy padding: a zero byte, a SHA-1, the data, and padding.
	 * @return the data, or nothing if the hash does not agree
	 */
	static Optional<InnerData> ofHashed(byte[] raw) {
		int from = 1 + HASH;
		TlReader in = new TlReader(raw, from, raw.length - from);
		return read(in).filter((data) -> Arrays.equals(raw, 1, from,
				sha1(Arrays.copyOfRange(raw, from, from + in.position())), 0, HASH));
	}

	/**
	 * The number of the data center, whether it is for tests or for media.
	 */
	int dcNumber() {
		return Math.abs(this.dc) % TEST_OFFSET;
	}

	private static Optional<InnerData> read(TlReader in) {
		try {
			int form = in.readInt();
			if (form != WITHOUT_DC && form != WITH_DC && form != TEMPORARY && form != TEMPORARY_WITH_DC) {
				return Optional.empty();
			}
			byte[] pq = in.readBytes();
			byte[] p = in.readBytes();
			byte[] q = in.readBytes();
			byte[] nonce = in.readRaw(16);
			byte[] serverNonce = in.readRaw(16);
			byte[] newNonce = in.readRaw(32);
			int dc = (form == WITH_DC || form == TEMPORARY_WITH_DC) ? in.readInt() : 0;
			boolean temporary = form == TEMPORARY || form == TEMPORARY_WITH_DC;
			if (temporary) {
				in.readInt();
			}
			return Optional.of(new InnerData(pq, p, q, nonce, serverNonce, newNonce, dc, temporary));
		}
		catch (TlDecodeException ex) {
			// decrypted with the wrong padding, bytes are arbitrary
			return Optional.empty();
		}
	}

	private static byte[] sha1(byte[] data) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(data);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime lacks SHA-1", ex);
		}
	}

}

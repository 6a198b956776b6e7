package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Puts bytes together and takes them apart.
 */
final class Bytes {

	private Bytes() {
	}

	static byte[] join(byte[]... parts) {
		byte[] joined = new byte[Arrays.stream(parts).mapToInt((part) -> part.length).sum()];
		int at = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, joined, at, part.length);
			at += part.length;
		}
		return joined;
	}

	static byte[] xor(byte[] left, byte[] right) {
		byte[] result = new byte[left.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = (byte) (left[i] ^ right[i]);
		}
		return result;
	}

	static byte[] reversed(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}

	/**
	 * A number as unsigned big-endian bytes, with zeros in front up to a length.
	 * @throws IllegalArgumentException if the number needs more bytes
	 */
	static byte[] ofNumber(BigInteger number, int length) {
		byte[] bytes = number.toByteArray();
		int sign = (bytes.length > length && bytes[0] == 0) ? 1 : 0;
		int size = bytes.length - sign;
		if (number.signum() < 0 || size > length) {
			throw new IllegalArgumentException(
					"A number of " + number.bitLength() + " bits does not fit into " + length + " bytes");
		}
		byte[] padded = new byte[length];
		System.arraycopy(bytes, sign, padded, length - size, size);
		return padded;
	}

	static BigInteger toNumber(byte[] bytes) {
		return new BigInteger(1, bytes);
	}

	static void requireLength(byte[] bytes, int length, String what) {
		if (bytes.length != length) {
			throw new IllegalArgumentException(what + " has " + bytes.length + " bytes, not " + length);
		}
	}

}

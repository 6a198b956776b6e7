package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * The number that a client has to factor.
 *
 * @param p the smaller prime
 * @param q the larger prime
 */
record PrimeProduct(BigInteger p, BigInteger q) {

	static PrimeProduct random(RandomBytes random) {
		BigInteger one = prime(random);
		BigInteger other = prime(random);
		while (other.equals(one)) {
			other = other.nextProbablePrime();
		}
		return new PrimeProduct(one.min(other), one.max(other));
	}

	/** A prime of 31 bits, so that the product is less than 2^63. */
	private static BigInteger prime(RandomBytes random) {
		BigInteger start = new BigInteger(1, random.next(4)).mod(BigInteger.ONE.shiftLeft(29));
		return start.setBit(30).nextProbablePrime();
	}

	byte[] toBytes() {
		return unsigned(this.p.multiply(this.q));
	}

	boolean isFactoredInto(byte[] first, byte[] second) {
		return new BigInteger(1, first).equals(this.p) && new BigInteger(1, second).equals(this.q);
	}

	boolean isProduct(byte[] pq) {
		return new BigInteger(1, pq).equals(this.p.multiply(this.q));
	}

	private static byte[] unsigned(BigInteger number) {
		byte[] bytes = new byte[(number.bitLength() + 7) / 8];
		BigInteger rest = number;
		for (int at = bytes.length - 1; at >= 0; at--) {
			bytes[at] = rest.byteValue();
			rest = rest.shiftRight(8);
		}
		return bytes;
	}

}

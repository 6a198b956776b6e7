package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;

/**
 * The two prime factors of the number that a server asks a client to factor, as a proof
 * of work.
 *
 * @param p the smaller one
 * @param q the larger one
 */
public record PqFactors(long p, long q) {

	private static final int CERTAINTY = 60;

	/** How many steps are taken before a common divisor is looked for. */
	private static final int STRIDE = 128;

	/**
	 * Factors a number, which takes some milliseconds at most.
	 * @param pq the product of two primes, less than 2^63
	 * @return its factors
	 * @throws IllegalArgumentException if the number is not positive or has other factors
	 */
	public static PqFactors of(long pq) {
		if (pq < 4 || isPrime(pq)) {
			throw new IllegalArgumentException("pq is not the product of two primes");
		}
		long one = divisor(pq);
		long other = pq / one;
		if (!isPrime(one) || !isPrime(other)) {
			throw new IllegalArgumentException("pq has more than two prime factors");
		}
		return new PqFactors(Math.min(one, other), Math.max(one, other));
	}

	private static boolean isPrime(long number) {
		return BigInteger.valueOf(number).isProbablePrime(CERTAINTY);
	}

	private static long divisor(long number) {
		if (number % 2 == 0) {
			return 2;
		}
		long root = (long) Math.sqrt((double) number);
		for (long candidate = Math.max(1, root - 1); candidate <= root + 1; candidate++) {
			if (candidate > 1 && number % candidate == 0) {
				return candidate;
			}
		}
		Montgomery ring = new Montgomery(number);
		for (long shift = 1; true; shift++) {
			long found = divisor(ring, shift);
			if (found != number) {
				return found;
			}
		}
	}

	/**
	 * Pollard's method with Brent's cycle finding: iterates {@code x^2 + shift}.
	 * @return a divisor, which is the number itself if the shift was no good
	 */
	private static long divisor(Montgomery ring, long shift) {
		long x = 2;
		long ahead = 2;
		for (long length = 1; true; length *= 2) {
			x = ahead;
			for (long i = 0; i < length; i++) {
				ahead = ring.squarePlus(ahead, shift);
			}
			for (long done = 0; done < length; done += STRIDE) {
				long from = ahead;
				long steps = Math.min(STRIDE, length - done);
				long product = 1;
				for (long i = 0; i < steps; i++) {
					ahead = ring.squarePlus(ahead, shift);
					product = ring.multiply(product, Math.abs(x - ahead));
				}
				long divisor = ring.commonDivisor(product);
				if (divisor != 1) {
					return (divisor == ring.modulus()) ? stepByStep(ring, shift, x, from, steps) : divisor;
				}
			}
		}
	}

	/** All steps of a stride met at once: which of them was first? */
	private static long stepByStep(Montgomery ring, long shift, long x, long from, long steps) {
		long ahead = from;
		for (long i = 0; i < steps; i++) {
			ahead = ring.squarePlus(ahead, shift);
			long divisor = ring.commonDivisor(Math.abs(x - ahead));
			if (divisor != 1) {
				return divisor;
			}
		}
		return ring.modulus();
	}

	/**
	 * Multiplies modulo an odd number without dividing. Values are left in whatever form
	 * they have, because a common divisor is all that is looked for.
	 */
	private static final class Montgomery {

		private final long modulus;

		private final long inverse;

		Montgomery(long modulus) {
			this.modulus = modulus;
			long inverse = modulus;
			for (int bits = 3; bits < Long.SIZE; bits *= 2) {
				inverse *= 2 - modulus * inverse;
			}
			this.inverse = -inverse;
		}

		long modulus() {
			return this.modulus;
		}

		/** The product of two numbers and the inverse of 2^64. */
		long multiply(long left, long right) {
			long low = left * right;
			long high = Math.multiplyHigh(left, right);
			long factor = low * this.inverse;
			// the lower halves add up to 0, with a carry unless both are 0
			long reduced = high + unsignedHigh(factor, this.modulus) + ((low != 0) ? 1 : 0);
			return (Long.compareUnsigned(reduced, this.modulus) >= 0) ? reduced - this.modulus : reduced;
		}

		private static long unsignedHigh(long left, long right) {
			return Math.multiplyHigh(left, right) + ((left >> 63) & right) + ((right >> 63) & left);
		}

		long squarePlus(long value, long shift) {
			long sum = multiply(value, value) + shift;
			return (Long.compareUnsigned(sum, this.modulus) >= 0) ? sum - this.modulus : sum;
		}

		long commonDivisor(long value) {
			long left = value;
			long right = this.modulus;
			while (left != 0) {
				long rest = right % left;
				right = left;
				left = rest;
			}
			return right;
		}

	}

}

package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The group of a Diffie-Hellman exchange that a server proposed and that was checked: a
 * weak one would give the key away.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/security_guidelines">core.telegram.org/mtproto/security_guidelines</a>
 */
public final class DhGroup {

	private static final int BITS = 2_048;

	private static final int ROUNDS = 15;

	/** Public values are so many bits away from both ends. */
	private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(BITS - 64);

	/** The prime that Telegram's servers use: checking it takes 0.1 s. */
	private static final BigInteger KNOWN_PRIME = new BigInteger("c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934"
			+ "d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13"
			+ "abdc9746512969328454f18faf8c595f642477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a69581"
			+ "1051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9c"
			+ "a3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b24"
			+ "54bf6f4fadf034b10403119cd8e3b92fcc5b", 16);

	private static final int MAX_REMEMBERED = 16;

	private static final Set<BigInteger> SAFE_PRIMES = ConcurrentHashMap.newKeySet();

	private final BigInteger generator;

	private final BigInteger prime;

	private DhGroup(BigInteger generator, BigInteger prime) {
		this.generator = generator;
		this.prime = prime;
	}

	/**
	 * Checks a group. Takes about 0.1 s for a prime that was not seen before.
	 * @param generator the generator g
	 * @param prime the modulus p
	 * @param random chooses the bases of the primality test
	 * @return the group
	 * @throws WeakGroupException if p is no safe prime of 2,048 bits, or g does not
	 * generate its subgroup of prime order
	 */
	public static DhGroup of(int generator, BigInteger prime, RandomBytes random) {
		if (prime.signum() < 0 || prime.bitLength() != BITS) {
			throw new WeakGroupException("p has " + prime.bitLength() + " bits, not " + BITS);
		}
		if (!generatesSubgroup(generator, prime)) {
			throw new WeakGroupException("g = " + generator + " does not suit p");
		}
		if (!prime.equals(KNOWN_PRIME) && !SAFE_PRIMES.contains(prime)) {
			requireSafe(prime, random);
			if (SAFE_PRIMES.size() < MAX_REMEMBERED) {
				SAFE_PRIMES.add(prime);
			}
		}
		return new DhGroup(BigInteger.valueOf(generator), prime);
	}

	/** Whether g is a quadratic residue, decided by p modulo 4g. */
	private static boolean generatesSubgroup(int generator, BigInteger prime) {
		return switch (generator) {
			case 2 -> rest(prime, 8) == 7;
			case 3 -> rest(prime, 3) == 2;
			case 4 -> true;
			case 5 -> rest(prime, 5) == 1 || rest(prime, 5) == 4;
			case 6 -> rest(prime, 24) == 19 || rest(prime, 24) == 23;
			case 7 -> rest(prime, 7) == 3 || rest(prime, 7) == 5 || rest(prime, 7) == 6;
			default -> false;
		};
	}

	private static int rest(BigInteger prime, int modulus) {
		return prime.mod(BigInteger.valueOf(modulus)).intValue();
	}

	private static void requireSafe(BigInteger prime, RandomBytes random) {
		BigInteger half = prime.shiftRight(1);
		if (!isPrime(prime, random) || !isPrime(half, random)) {
			throw new WeakGroupException("p is no safe prime");
		}
	}

	/** The library's test, which the protocol's guidelines deem too short, and theirs. */
	private static boolean isPrime(BigInteger number, RandomBytes random) {
		if (!number.isProbablePrime(2 * ROUNDS)) {
			return false;
		}
		BigInteger less = number.subtract(BigInteger.ONE);
		int twos = less.getLowestSetBit();
		BigInteger odd = less.shiftRight(twos);
		for (int round = 0; round < ROUNDS; round++) {
			BigInteger base = Bytes.toNumber(random.next(BITS / 8))
				.mod(number.subtract(BigInteger.valueOf(3)))
				.add(BigInteger.TWO);
			if (isWitness(base.modPow(odd, number), number, less, twos)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isWitness(BigInteger power, BigInteger number, BigInteger less, int twos) {
		if (power.equals(BigInteger.ONE) || power.equals(less)) {
			return false;
		}
		BigInteger square = power;
		for (int i = 1; i < twos; i++) {
			square = square.multiply(square).mod(number);
			if (square.equals(less)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The modulus.
	 * @return p
	 */
	public BigInteger prime() {
		return this.prime;
	}

	/**
	 * The generator.
	 * @return g
	 */
	public BigInteger generator() {
		return this.generator;
	}

	/**
	 * The public value of a secret.
	 * @param secret the secret exponent
	 * @return g to its power
	 */
	public BigInteger publicValue(BigInteger secret) {
		return this.generator.modPow(secret, this.prime);
	}

	/**
	 * What both sides have in the end.
	 * @param publicValue the other side's public value
	 * @param secret the own secret exponent
	 * @return the shared secret
	 * @throws WeakGroupException if the public value is too close to 0 or to the prime
	 */
	public BigInteger sharedSecret(BigInteger publicValue, BigInteger secret) {
		requireInRange(publicValue);
		return publicValue.modPow(secret, this.prime);
	}

	/**
	 * Whether a public value is one that the protocol allows.
	 * @param publicValue g to some power
	 * @return whether it is at least 2^1984 and at most p - 2^1984
	 */
	public boolean isInRange(BigInteger publicValue) {
		return publicValue.compareTo(MARGIN) >= 0 && publicValue.compareTo(this.prime.subtract(MARGIN)) <= 0;
	}

	private void requireInRange(BigInteger publicValue) {
		if (!isInRange(publicValue)) {
			throw new WeakGroupException("the public value is too close to 0 or p");
		}
	}

}

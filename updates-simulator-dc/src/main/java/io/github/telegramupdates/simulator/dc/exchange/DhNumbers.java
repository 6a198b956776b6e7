package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;

import io.github.telegramupdates.mtproto.crypto.DhGroup;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * The server's numbers of a Diffie-Hellman exchange.
 *
 * @param generator the generator
 * @param prime the modulus
 * @param secret the exponent
 * @param publicValue what the client gets
 */
record DhNumbers(int generator, BigInteger prime, BigInteger secret, BigInteger publicValue) {

	static DhNumbers random(RandomBytes random) {
		DhGroup group = KnownGroup.get();
		DhNumbers numbers = random(group.generator().intValue(), group.prime(), random);
		while (!group.isInRange(numbers.publicValue())) {
			numbers = random(group.generator().intValue(), group.prime(), random);
		}
		return numbers;
	}

	/** Numbers of any group. */
	static DhNumbers random(int generator, BigInteger prime, RandomBytes random) {
		return of(generator, prime, new BigInteger(1, random.next(256)));
	}

	static DhNumbers of(int generator, BigInteger prime, BigInteger secret) {
		return new DhNumbers(generator, prime, secret, BigInteger.valueOf(generator).modPow(secret, prime));
	}

	/**
	 * Whether the client's public value is accepted, which it always is in a group that
	 * the client had to refuse.
	 */
	boolean accepts(BigInteger theirs) {
		return !this.prime.equals(KnownGroup.get().prime()) || KnownGroup.get().isInRange(theirs);
	}

	BigInteger sharedSecret(BigInteger theirs) {
		return (this.publicValue.signum() == 0) ? BigInteger.ZERO : theirs.modPow(this.secret, this.prime);
	}

}

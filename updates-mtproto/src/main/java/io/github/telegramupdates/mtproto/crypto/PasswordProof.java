package io.github.telegramupdates.mtproto.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves by SRP to know the password of an account (two-step verification), without
 * sending it.
 *
 * @see <a href="https://core.telegram.org/api/srp">core.telegram.org/api/srp</a>
 */
public final class PasswordProof {

	private static final int ITERATIONS = 100_000;

	private static final int NUMBER = 256;

	private final byte[] publicValue;

	private final byte[] proof;

	private PasswordProof(byte[] publicValue, byte[] proof) {
		this.publicValue = publicValue;
		this.proof = proof;
	}

	/**
	 * Makes a proof. Takes about 0.1 s.
	 * @param password the password in UTF-8
	 * @param salts what the server mixes into the password's hash
	 * @param group the checked group
	 * @param serverValue the server's public value B
	 * @param secret random, 256 bytes
	 * @return the proof
	 * @throws WeakGroupException if the server's value is 0 or not less than the prime
	 */
	public static PasswordProof of(byte[] password, PasswordSalts salts, DhGroup group, BigInteger serverValue,
			byte[] secret) {
		BigInteger p = group.prime();
		if (serverValue.signum() <= 0 || serverValue.compareTo(p) >= 0) {
			throw new WeakGroupException("the server's value is not between 0 and p");
		}
		byte[] prime = padded(p);
		byte[] generator = padded(group.generator());
		BigInteger a = Bytes.toNumber(secret);
		byte[] ours = padded(group.publicValue(a));
		byte[] theirs = padded(serverValue);
		BigInteger k = Bytes.toNumber(Hashes.sha256(prime, generator));
		BigInteger u = Bytes.toNumber(Hashes.sha256(ours, theirs));
		BigInteger x = Bytes.toNumber(passwordHash(password, salts));
		BigInteger base = serverValue.subtract(k.multiply(group.publicValue(x))).mod(p);
		byte[] shared = Hashes.sha256(padded(base.modPow(a.add(u.multiply(x)), p)));
		byte[] groupHash = Bytes.xor(Hashes.sha256(prime), Hashes.sha256(generator));
		return new PasswordProof(ours, Hashes.sha256(groupHash, Hashes.sha256(salts.first()),
				Hashes.sha256(salts.second()), ours, theirs, shared));
	}

	/**
	 * The number x of the protocol, from which a server's verifier g^x follows.
	 * @param password the password in UTF-8
	 * @param salts what is mixed into it
	 * @return 32 bytes
	 */
	public static byte[] passwordHash(byte[] password, PasswordSalts salts) {
		byte[] first = salted(salted(password, salts.first()), salts.second());
		return salted(stretched(first, salts.first()), salts.second());
	}

	private static byte[] salted(byte[] data, byte[] salt) {
		return Hashes.sha256(salt, data, salt);
	}

	/**
	 * PBKDF2 with HMAC-SHA-512, one block. The library's takes characters only, and this
	 * password is a hash.
	 */
	private static byte[] stretched(byte[] password, byte[] salt) {
		try {
			Mac mac = Mac.getInstance("HmacSHA512");
			mac.init(new SecretKeySpec(password, "HmacSHA512"));
			byte[] round = mac.doFinal(Bytes.join(salt, new byte[] { 0, 0, 0, 1 }));
			byte[] result = round.clone();
			for (int i = 1; i < ITERATIONS; i++) {
				round = mac.doFinal(round);
				for (int at = 0; at < result.length; at++) {
					result[at] ^= round[at];
				}
			}
			return result;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks HMAC-SHA-512", ex);
		}
	}

	private static byte[] padded(BigInteger number) {
		return Bytes.ofNumber(number, NUMBER);
	}

	/**
	 * The public value A.
	 * @return 256 bytes
	 */
	public byte[] publicValue() {
		return this.publicValue.clone();
	}

	/**
	 * The proof M1.
	 * @return 32 bytes
	 */
	public byte[] proof() {
		return this.proof.clone();
	}

}

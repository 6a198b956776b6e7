package io.github.telegramupdates.simulator.dc.rpc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.crypto.PasswordSalts;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.simulator.dc.exchange.KnownGroup;
import io.github.telegramupdates.tl.InputCheckPasswordSRP;
import io.github.telegramupdates.tl.InputCheckPasswordSRPType;
import io.github.telegramupdates.tl.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import io.github.telegramupdates.tl.SecurePasswordKdfAlgoUnknown;
import io.github.telegramupdates.tl.account.Password;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of SRP: it knows a verifier of the password, and finds out whether a
 * client knows the password itself.
 *
 * @see <a href="https://core.telegram.org/api/srp">core.telegram.org/api/srp</a>
 */
public final class PasswordCheck {

	private static final BigInteger PRIME = KnownGroup.get().prime();

	private static final BigInteger GENERATOR = KnownGroup.get().generator();

	private final byte[] firstSalt;

	private final byte[] secondSalt;

	private final RandomBytes random;

	private final @Nullable BigInteger verifier;

	private long challengeId;

	private BigInteger secret = BigInteger.ONE;

	/**
	 * Computes the verifier, which takes about 0.1 s.
	 * @param password the password, or {@code null} if there is none
	 * @param random where salts and secrets come from
	 */
	public PasswordCheck(@Nullable String password, RandomBytes random) {
		this.firstSalt = random.next(40);
		this.secondSalt = random.next(16);
		this.random = random;
		this.verifier = (password != null) ? verifier(password) : null;
	}

	private BigInteger verifier(String password) {
		byte[] hash = PasswordProof.passwordHash(password.getBytes(StandardCharsets.UTF_8),
				new PasswordSalts(this.firstSalt, this.secondSalt));
		return GENERATOR.modPow(new BigInteger(1, hash), PRIME);
	}

	boolean isSet() {
		return this.verifier != null;
	}

	/**
	 * Begins a check.
	 * @return what the client needs for its proof
	 */
	Password challenge() {
		PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm = new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
				this.firstSalt, this.secondSalt, GENERATOR.intValue(), KnownGroup.bytes(PRIME));
		Password.Builder answer = Password.builder()
			.newAlgo(algorithm)
			.newSecureAlgo(new SecurePasswordKdfAlgoUnknown())
			.secureRandom(this.random.next(32));
		if (this.verifier != null) {
			this.secret = new BigInteger(1, this.random.next(256));
			this.challengeId++;
			answer.hasPassword(true)
				.currentAlgo(algorithm)
				.srpId(this.challengeId)
				.srpB(KnownGroup.bytes(publicValue(this.verifier)));
		}
		return answer.build();
	}

	/** B = k * v + g^b. */
	private BigInteger publicValue(BigInteger v) {
		BigInteger k = new BigInteger(1, sha256(KnownGroup.bytes(PRIME), KnownGroup.bytes(GENERATOR)));
		return k.multiply(v).add(GENERATOR.modPow(this.secret, PRIME)).mod(PRIME);
	}

	/**
	 * Checks a proof.
	 * @throws RpcFailure if the client does not know the password
	 */
	void check(InputCheckPasswordSRPType input) {
		if (!(input instanceof InputCheckPasswordSRP proof) || this.verifier == null) {
			throw RpcFailure.badRequest("PASSWORD_HASH_INVALID");
		}
		if (proof.srpId() != this.challengeId) {
			throw RpcFailure.badRequest("SRP_ID_INVALID");
		}
		BigInteger theirs = new BigInteger(1, proof.a());
		if (theirs.signum() == 0 || theirs.compareTo(PRIME) >= 0) {
			throw RpcFailure.badRequest("SRP_A_INVALID");
		}
		if (!MessageDigest.isEqual(expectedProof(theirs, this.verifier), proof.m1())) {
			throw RpcFailure.badRequest("PASSWORD_HASH_INVALID");
		}
	}

	private byte[] expectedProof(BigInteger theirs, BigInteger v) {
		byte[] a = KnownGroup.bytes(theirs);
		byte[] b = KnownGroup.bytes(publicValue(v));
		BigInteger u = new BigInteger(1, sha256(a, b));
		BigInteger shared = theirs.multiply(v.modPow(u, PRIME)).modPow(this.secret, PRIME);
		byte[] group = sha256(KnownGroup.bytes(PRIME));
		byte[] generator = sha256(KnownGroup.bytes(GENERATOR));
		for (int i = 0; i < group.length; i++) {
			group[i] ^= generator[i];
		}
		return sha256(group, sha256(this.firstSalt), sha256(this.secondSalt), a, b, sha256(KnownGroup.bytes(shared)));
	}

	private static byte[] sha256(byte[]... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (byte[] part : parts) {
				digest.update(part);
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime lacks SHA-256", ex);
		}
	}

}

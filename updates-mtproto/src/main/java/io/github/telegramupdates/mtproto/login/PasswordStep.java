package io.github.telegramupdates.mtproto.login;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.telegramupdates.mtproto.crypto.DhGroup;
import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.crypto.PasswordSalts;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.tl.InputCheckPasswordSRP;
import io.github.telegramupdates.tl.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import io.github.telegramupdates.tl.account.Password;
import io.github.telegramupdates.tl.account.rpc.GetPassword;
import io.github.telegramupdates.tl.auth.rpc.CheckPassword;
import org.jspecify.annotations.Nullable;

/**
 * The part of a login that proves to know the password. A proof serves once: for another
 * try the server is asked for another challenge.
 *
 * @see <a href="https://core.telegram.org/api/srp">core.telegram.org/api/srp</a>
 */
final class PasswordStep {

	private static final int MAX_PASSWORDS = 3;

	private static final int SECRET_BYTES = 256;

	private @Nullable Password challenge;

	private int attempts;

	LoginAction begin() {
		return new LoginAction.Call(new GetPassword());
	}

	LoginAction onChallenge(Password newChallenge) {
		if (!(newChallenge.currentAlgo() instanceof PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow)
				|| newChallenge.srpB() == null || newChallenge.srpId() == null) {
			return LoginAction.Refuse.of(LoginHints.PASSWORD_CHECK_UNSUPPORTED);
		}
		if (++this.attempts > MAX_PASSWORDS) {
			return LoginAction.Refuse.of(LoginHints.PASSWORD_ATTEMPTS_EXHAUSTED);
		}
		this.challenge = newChallenge;
		return new LoginAction.AskPassword(new PasswordRequest(newChallenge.hint(), this.attempts));
	}

	LoginAction onTold(String password) {
		return new LoginAction.Prove(password, current());
	}

	LoginAction onProof(PasswordProof proof) {
		Long id = current().srpId();
		if (id == null) {
			throw new IllegalStateException("A challenge without an id");
		}
		return new LoginAction.Call(
				new CheckPassword(new InputCheckPasswordSRP(id, proof.publicValue(), proof.proof())));
	}

	/**
	 * Computes a proof, which takes up to 0.2 s.
	 * @throws RuntimeException if the server's part is not what it has to be
	 */
	static PasswordProof prove(LoginAction.Prove action, RandomBytes random) {
		Password challenge = action.challenge();
		PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm = (PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow) Objects
			.requireNonNull(challenge.currentAlgo());
		DhGroup group = DhGroup.of(algorithm.g(), new BigInteger(1, algorithm.p()), random);
		return PasswordProof.of(action.password().getBytes(StandardCharsets.UTF_8),
				new PasswordSalts(algorithm.salt1(), algorithm.salt2()), group,
				new BigInteger(1, Objects.requireNonNull(challenge.srpB())), random.next(SECRET_BYTES));
	}

	private Password current() {
		if (this.challenge == null) {
			throw new IllegalStateException("No challenge came");
		}
		return this.challenge;
	}

}

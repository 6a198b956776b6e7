package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;
import java.security.MessageDigest;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.ClientDHInnerData;
import io.github.telegramupdates.tl.mtproto.DhGenFail;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.DhGenRetry;
import io.github.telegramupdates.tl.mtproto.SetClientDHParamsAnswer;
import io.github.telegramupdates.tl.mtproto.rpc.SetClientDHParams;
import org.jspecify.annotations.Nullable;

/**
 * The client has sent its part of the key. The server says whether the key is good.
 */
final class KeyStage implements Stage {

	private static final int MAX_ATTEMPTS = 5;

	private static final int SECRET_BYTES = 256;

	private final ExchangeOptions options;

	private final Nonces nonces;

	private final ServerPart server;

	private int attempts;

	private @Nullable AuthKey key;

	KeyStage(ExchangeOptions options, Nonces nonces, ServerPart server) {
		this.options = options;
		this.nonces = nonces;
		this.server = server;
	}

	/** Makes a key and offers it. */
	Step attempt(RandomBytes random) {
		if (++this.attempts > MAX_ATTEMPTS) {
			throw new ExchangeException(ExchangeFailure.TOO_MANY_TRIES, MAX_ATTEMPTS + " keys were refused");
		}
		long retryId = (this.key != null) ? this.key.auxHash() : 0;
		BigInteger secret = new BigInteger(1, random.next(SECRET_BYTES));
		BigInteger publicValue = this.server.group().publicValue(secret);
		while (!this.server.group().isInRange(publicValue)) {
			secret = new BigInteger(1, random.next(SECRET_BYTES));
			publicValue = this.server.group().publicValue(secret);
		}
		this.key = AuthKey.of(this.server.group().sharedSecret(this.server.publicValue(), secret));
		return new Next(request(retryId, publicValue, random), this);
	}

	private SetClientDHParams request(long retryId, BigInteger publicValue, RandomBytes random) {
		byte[] inner = new ClientDHInnerData(this.nonces.client(), this.nonces.server(), retryId, unsigned(publicValue))
			.toByteArray();
		byte[] encrypted = new AesIge().encrypt(HashedData.wrap(inner, random),
				ExchangeKeys.parameters(this.nonces.server(), this.nonces.secret()));
		return new SetClientDHParams(this.nonces.client(), this.nonces.server(), encrypted);
	}

	private static byte[] unsigned(BigInteger number) {
		return AuthKey.of(number).toBytes();
	}

	@Override
	public Step receive(TlReader in, ExchangeInput.Received input) {
		SetClientDHParamsAnswer answer = SetClientDHParamsAnswer.read(in);
		in.expectEnd();
		this.nonces.requireIn(answer.nonce(), answer.serverNonce());
		if (answer instanceof DhGenOk ok) {
			requireHash(ok.newNonceHash1(), 1);
			return new Done(finished());
		}
		if (answer instanceof DhGenRetry retry) {
			requireHash(retry.newNonceHash2(), 2);
			return attempt(input.random());
		}
		requireHash(((DhGenFail) answer).newNonceHash3(), 3);
		throw new ExchangeException(ExchangeFailure.REFUSED, "the server refused the exchange");
	}

	private void requireHash(byte[] actual, int number) {
		if (!MessageDigest.isEqual(agreed().newNonceHash(this.nonces.secret(), number), actual)) {
			throw new ExchangeException(ExchangeFailure.OTHER_KEY, "the server has another key");
		}
	}

	private ExchangedKey finished() {
		if (this.options.keysInUse().contains(agreed().id())) {
			throw new ExchangeException(ExchangeFailure.KEY_IN_USE, "this client has a key of that id");
		}
		long salt = ExchangeKeys.firstSalt(this.nonces.server(), this.nonces.secret());
		return new ExchangedKey(agreed(), salt, this.server.time(), this.server.at());
	}

	private AuthKey agreed() {
		if (this.key == null) {
			throw new IllegalStateException("No key was offered");
		}
		return this.key;
	}

}

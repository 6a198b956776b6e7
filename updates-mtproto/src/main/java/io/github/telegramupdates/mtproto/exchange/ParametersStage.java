package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.DhGroup;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.WeakGroupException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;

/**
 * The client has factored the number. The server answers with its part of the key.
 */
final class ParametersStage implements Stage {

	private final ExchangeOptions options;

	private final Nonces nonces;

	ParametersStage(ExchangeOptions options, Nonces nonces) {
		this.options = options;
		this.nonces = nonces;
	}

	@Override
	public Step receive(TlReader answer, ExchangeInput.Received input) {
		ServerDHParamsOk encrypted = ServerDHParamsOk.read(answer);
		answer.expectEnd();
		this.nonces.requireIn(encrypted.nonce(), encrypted.serverNonce());
		ServerDHInnerData data = decrypted(encrypted.encryptedAnswer());
		this.nonces.requireIn(data.nonce(), data.serverNonce());
		try {
			return agree(data, input);
		}
		catch (WeakGroupException ex) {
			throw new ExchangeException(ExchangeFailure.WEAK_GROUP, String.valueOf(ex.getMessage()));
		}
	}

	private ServerDHInnerData decrypted(byte[] encrypted) {
		if (encrypted.length % AesIge.BLOCK != 0) {
			throw new ExchangeException(ExchangeFailure.MALFORMED, "parts of a block");
		}
		byte[] plain = new AesIge().decrypt(encrypted,
				ExchangeKeys.parameters(this.nonces.server(), this.nonces.secret()));
		byte[] data = HashedData.unwrap(plain)
			.orElseThrow(() -> new ExchangeException(ExchangeFailure.BAD_HASH, "parameters with a wrong hash"));
		TlReader in = new TlReader(data);
		ServerDHInnerData inner = ServerDHInnerData.read(in);
		in.expectEnd();
		return inner;
	}

	private Step agree(ServerDHInnerData data, ExchangeInput.Received input) {
		BigInteger publicValue = new BigInteger(1, data.gA());
		DhGroup group = DhGroup.of(data.g(), new BigInteger(1, data.dhPrime()), input.random());
		if (!group.isInRange(publicValue)) {
			throw new ExchangeException(ExchangeFailure.WEAK_GROUP, "g_a is too close to 0 or p");
		}
		ServerPart part = new ServerPart(group, publicValue, data.serverTime(), input.at());
		return new KeyStage(this.options, this.nonces, part).attempt(input.random());
	}

}

package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.PqFactors;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.PQInnerDataDc;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.rpc.ReqDHParams;

/**
 * The client has sent its nonce. The server answers with its own, a number to factor, and
 * the keys that it has.
 */
final class FactorStage implements Stage {

	private static final int MAX_FINGERPRINTS = 32;

	private final ExchangeOptions options;

	private final byte[] nonce;

	FactorStage(ExchangeOptions options, byte[] nonce) {
		this.options = options;
		this.nonce = nonce;
	}

	@Override
	public Step receive(TlReader answer, ExchangeInput.Received input) {
		ResPQ question = ResPQ.read(answer);
		answer.expectEnd();
		Nonces.requireEqual(this.nonce, question.nonce());
		RsaPublicKey key = chooseKey(question.serverPublicKeyFingerprints());
		PqFactors factors = factors(question.pq());
		Nonces nonces = new Nonces(this.nonce, question.serverNonce(), input.random().next(32));
		return new Next(request(question, factors, key, nonces, input.random()),
				new ParametersStage(this.options, nonces));
	}

	private RsaPublicKey chooseKey(List<Long> fingerprints) {
		if (fingerprints.size() > MAX_FINGERPRINTS) {
			throw new ExchangeException(ExchangeFailure.MALFORMED, fingerprints.size() + " fingerprints");
		}
		return this.options.serverKeys()
			.stream()
			.filter((key) -> fingerprints.contains(key.fingerprint()))
			.findFirst()
			.orElseThrow(() -> new ExchangeException(ExchangeFailure.UNKNOWN_SERVER_KEY,
					"none of " + fingerprints.stream().map(Long::toHexString).toList()));
	}

	private static PqFactors factors(byte[] pq) {
		BigInteger number = new BigInteger(1, pq);
		if (number.bitLength() >= Long.SIZE) {
			throw new ExchangeException(ExchangeFailure.BAD_PQ, "pq has " + number.bitLength() + " bits");
		}
		try {
			return PqFactors.of(number.longValue());
		}
		catch (IllegalArgumentException ex) {
			throw new ExchangeException(ExchangeFailure.BAD_PQ, String.valueOf(ex.getMessage()));
		}
	}

	private ReqDHParams request(ResPQ question, PqFactors factors, RsaPublicKey key, Nonces nonces,
			RandomBytes random) {
		byte[] p = minimal(factors.p());
		byte[] q = minimal(factors.q());
		byte[] inner = new PQInnerDataDc(question.pq(), p, q, nonces.client(), nonces.server(), nonces.secret(),
				this.options.dc())
			.toByteArray();
		return new ReqDHParams(nonces.client(), nonces.server(), p, q, key.fingerprint(),
				RsaPad.encrypt(inner, key, random));
	}

	/** A number, big endian, without zeros in front. */
	private static byte[] minimal(long number) {
		byte[] bytes = new byte[(Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (number >>> (8 * (bytes.length - 1 - i)));
		}
		return bytes;
	}

}

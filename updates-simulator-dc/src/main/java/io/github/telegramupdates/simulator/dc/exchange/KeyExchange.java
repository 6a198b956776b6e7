package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.ClientDHInnerData;
import io.github.telegramupdates.tl.mtproto.DhGenFail;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.DhGenRetry;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import io.github.telegramupdates.tl.mtproto.rpc.ReqDHParams;
import io.github.telegramupdates.tl.mtproto.rpc.ReqPqMulti;
import io.github.telegramupdates.tl.mtproto.rpc.SetClientDHParams;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one connection, as its server: {@code req_pq_multi}, then
 * {@code req_DH_params}, then {@code set_client_DH_params}. A client may start over at
 * any time. Whatever does not follow from what was said before is refused.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public final class KeyExchange {

	/** {@code req_pq nonce:int128}, the older form of the first message. */
	private static final int REQ_PQ = 0x60469778;

	private final ServerKey serverKey;

	private final LongPredicate isKeyIdTaken;

	private final ExchangeFaults faults;

	private @Nullable Challenge challenge;

	private @Nullable Proposal proposal;

	/**
	 * Creates an exchange that waits for the client.
	 * @param serverKey by which the server proves who it is
	 * @param isKeyIdTaken says whether there is a key with an id already: the client has
	 * to try again then
	 * @param plan what goes wrong
	 */
	public KeyExchange(ServerKey serverKey, LongPredicate isKeyIdTaken, FaultPlan plan) {
		this.faults = new ExchangeFaults(plan);
		this.serverKey = serverKey;
		this.isKeyIdTaken = isKeyIdTaken;
	}

	/**
	 * Takes a message of the client.
	 * @param message the message, boxed
	 * @param serverTime the time in Unix seconds
	 * @param random where nonces and secrets come from
	 * @return what follows
	 */
	public ExchangeResult receive(byte[] message, int serverTime, RandomBytes random) {
		TlReader in = new TlReader(message);
		try {
			return switch (in.peekInt()) {
				case REQ_PQ -> begin(Arrays.copyOfRange(message, 4, Math.min(message.length, 20)), random);
				case ReqPqMulti.ID -> begin(ReqPqMulti.read(in).nonce(), random);
				case ReqDHParams.ID -> propose(ReqDHParams.read(in), serverTime, random);
				case SetClientDHParams.ID -> agree(SetClientDHParams.read(in));
				default -> new ExchangeResult.Refused("the message has no place in a key exchange");
			};
		}
		catch (TlDecodeException ex) {
			return new ExchangeResult.Refused("the message cannot be decoded");
		}
	}

	private ExchangeResult begin(byte[] nonce, RandomBytes random) {
		if (nonce.length != 16) {
			return new ExchangeResult.Refused("the nonce is too short");
		}
		PrimeProduct pq = PrimeProduct.random(random);
		byte[] serverNonce = random.next(16);
		ResPQ answer = this.faults
			.changed(new ResPQ(nonce, serverNonce, pq.toBytes(), List.of(this.serverKey.publicKey().fingerprint())));
		this.challenge = new Challenge(pq, nonce, serverNonce, answer.serverPublicKeyFingerprints().get(0));
		this.proposal = null;
		return new ExchangeResult.Answer(answer);
	}

	private ExchangeResult propose(ReqDHParams request, int serverTime, RandomBytes random) {
		Challenge asked = this.challenge;
		if (asked == null || !asked.isFor(request.nonce(), request.serverNonce())) {
			return new ExchangeResult.Refused("the nonces of req_DH_params are not those of this exchange");
		}
		if (request.publicKeyFingerprint() != asked.fingerprint()
				&& request.publicKeyFingerprint() != this.serverKey.publicKey().fingerprint()) {
			return new ExchangeResult.Refused("the fingerprint is not that of the public key");
		}
		InnerData data = this.serverKey.decrypt(request.encryptedData()).orElse(null);
		String fault = (data != null) ? asked.fault(request, data) : "the data was not encrypted for the public key";
		if (data == null || fault != null) {
			return new ExchangeResult.Refused(String.valueOf(fault));
		}
		this.challenge = null;
		Proposal made = Proposal.make(asked, data, this.faults.numbers(random));
		this.proposal = made;
		return new ExchangeResult.Answer(made.toMessage(serverTime, random, this.faults));
	}

	private ExchangeResult agree(SetClientDHParams request) {
		Proposal made = this.proposal;
		if (made == null || !made.isFor(request.nonce(), request.serverNonce())) {
			return new ExchangeResult.Refused("the nonces of set_client_DH_params are not those of this exchange");
		}
		ClientDHInnerData data = made.decrypt(request.encryptedData()).orElse(null);
		if (data == null || !made.isFor(data.nonce(), data.serverNonce())) {
			return new ExchangeResult.Refused("the client's Diffie-Hellman data is not of this exchange");
		}
		if (data.retryId() != made.retryId()) {
			return new ExchangeResult.Refused("the retry id is wrong");
		}
		BigInteger publicValue = new BigInteger(1, data.gB());
		if (!made.numbers().accepts(publicValue) || this.faults.givesUp()) {
			this.proposal = null;
			return fail(made, publicValue);
		}
		AuthKey key = AuthKey.of(made.numbers().sharedSecret(publicValue));
		if (this.isKeyIdTaken.test(key.id()) || this.faults.wantsRetry()) {
			this.proposal = made.retriedAfter(key);
			return new ExchangeResult.Answer(
					new DhGenRetry(made.nonce(), made.serverNonce(), key.newNonceHash(made.newNonce(), 2)));
		}
		this.proposal = null;
		DhGenOk agreed = new DhGenOk(made.nonce(), made.serverNonce(), key.newNonceHash(made.newNonce(), 1));
		return new ExchangeResult.Agreed(this.faults.changed(agreed), key,
				ExchangeKeys.firstSalt(made.serverNonce(), made.newNonce()), made.dc());
	}

	/** Also a key that is given up is named by its hash. */
	private static ExchangeResult fail(Proposal made, BigInteger publicValue) {
		AuthKey key = AuthKey.of(made.numbers().sharedSecret(publicValue));
		return new ExchangeResult.Answer(
				new DhGenFail(made.nonce(), made.serverNonce(), key.newNonceHash(made.newNonce(), 3)));
	}

	/**
	 * What the client has to answer first.
	 */
	private record Challenge(PrimeProduct pq, byte[] nonce, byte[] serverNonce, long fingerprint) {

		boolean isFor(byte[] theirNonce, byte[] theirServerNonce) {
			return Arrays.equals(this.nonce, theirNonce) && Arrays.equals(this.serverNonce, theirServerNonce);
		}

		@Nullable String fault(ReqDHParams request, InnerData data) {
			if (data.temporary()) {
				return "temporary keys are not supported";
			}
			if (!isFor(data.nonce(), data.serverNonce())) {
				return "the encrypted nonces are not those of this exchange";
			}
			if (!this.pq.isProduct(data.pq()) || !this.pq.isFactoredInto(data.p(), data.q())
					|| !this.pq.isFactoredInto(request.p(), request.q())) {
				return "pq was not factored";
			}
			return null;
		}

	}

	/**
	 * The server's half of the Diffie-Hellman exchange.
	 */
	private record Proposal(byte[] nonce, byte[] serverNonce, byte[] newNonce, int dc, DhNumbers numbers,
			long retryId) {

		static Proposal make(Challenge asked, InnerData data, DhNumbers numbers) {
			return new Proposal(asked.nonce(), asked.serverNonce(), data.newNonce(), data.dcNumber(), numbers, 0);
		}

		Proposal retriedAfter(AuthKey key) {
			return new Proposal(this.nonce, this.serverNonce, this.newNonce, this.dc, this.numbers, key.auxHash());
		}

		boolean isFor(byte[] theirNonce, byte[] theirServerNonce) {
			return Arrays.equals(this.nonce, theirNonce) && Arrays.equals(this.serverNonce, theirServerNonce);
		}

		ServerDHParamsOk toMessage(int serverTime, RandomBytes random, ExchangeFaults faults) {
			ServerDHInnerData data = new ServerDHInnerData(this.nonce, this.serverNonce, this.numbers.generator(),
					KnownGroup.bytes(this.numbers.prime()), KnownGroup.bytes(this.numbers.publicValue()), serverTime);
			byte[] encrypted = new AesIge().encrypt(faults.wrapped(faults.changed(data).toByteArray(), random),
					ExchangeKeys.parameters(this.serverNonce, this.newNonce));
			return faults.changed(new ServerDHParamsOk(this.nonce, this.serverNonce, encrypted));
		}

		Optional<ClientDHInnerData> decrypt(byte[] encrypted) {
			if (encrypted.length == 0 || encrypted.length % AesIge.BLOCK != 0) {
				return Optional.empty();
			}
			byte[] decrypted = new AesIge().decrypt(encrypted,
					ExchangeKeys.parameters(this.serverNonce, this.newNonce));
			return HashedData.unwrap(decrypted).map((data) -> ClientDHInnerData.read(new TlReader(data)));
		}

	}

}

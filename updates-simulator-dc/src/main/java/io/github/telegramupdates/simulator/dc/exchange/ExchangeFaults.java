package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.simulator.dc.fault.ExchangeFault;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the messages of an exchange.
 */
final class ExchangeFaults {

	/** Both have the remainder 2 by 3, as the generator 3 needs it. */
	private static final BigInteger COMPOSITE_PRIME = KnownGroup.get().prime().add(BigInteger.valueOf(6));

	private static final BigInteger UNSAFE_PRIME = KnownGroup.get().prime().add(BigInteger.valueOf(570));

	/** RFC 3526, group 5: a safe prime, for which 2 is a generator. */
	private static final BigInteger SHORT_PRIME = new BigInteger("ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd12902"
			+ "4e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6"
			+ "f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55"
			+ "d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca237327ffffffff"
			+ "ffffffff", 16);

	/** The power of 3 is less than 2^1983. */
	private static final BigInteger SMALL_SECRET = BigInteger.valueOf(1_251);

	private static final BigInteger SMALL = BigInteger.valueOf(3).pow(SMALL_SECRET.intValue());

	private final FaultPlan plan;

	ExchangeFaults(FaultPlan plan) {
		this.plan = plan;
	}

	ResPQ changed(ResPQ message) {
		byte[] nonce = nonce(message.nonce(), ExchangeFault.RES_PQ_NONCE);
		List<Long> fingerprints = message.serverPublicKeyFingerprints();
		if (this.plan.take(ExchangeFault.FINGERPRINT)) {
			fingerprints = fingerprints.stream().map((fingerprint) -> ~fingerprint).toList();
		}
		byte[] pq = message.pq();
		if (this.plan.take(ExchangeFault.LONG_PQ)) {
			pq = Arrays.copyOf(pq, 16);
		}
		else if (this.plan.take(ExchangeFault.PRIME_PQ)) {
			pq = new BigInteger(1, pq).nextProbablePrime().toByteArray();
		}
		return new ResPQ(nonce, message.serverNonce(), pq, fingerprints);
	}

	/**
	 * The numbers of an exchange, which is carried through with a client that accepts
	 * them.
	 */
	DhNumbers numbers(RandomBytes random) {
		for (ExchangeFault fault : ExchangeFault.values()) {
			DhNumbers numbers = this.plan.isDue(fault) ? numbers(fault, random) : null;
			if (numbers != null && this.plan.take(fault)) {
				return numbers;
			}
		}
		return DhNumbers.random(random);
	}

	private static @Nullable DhNumbers numbers(ExchangeFault fault, RandomBytes random) {
		BigInteger prime = KnownGroup.get().prime();
		return switch (fault) {
			case COMPOSITE_PRIME -> DhNumbers.random(3, COMPOSITE_PRIME, random);
			case UNSAFE_PRIME -> DhNumbers.random(3, UNSAFE_PRIME, random);
			case SHORT_PRIME -> DhNumbers.random(2, SHORT_PRIME, random);
			case GENERATOR_2 -> DhNumbers.random(2, prime, random);
			case GENERATOR_8 -> DhNumbers.random(8, prime, random);
			case GA_ZERO -> new DhNumbers(3, prime, BigInteger.ONE, BigInteger.ZERO);
			case GA_ONE -> DhNumbers.of(3, prime, BigInteger.ZERO);
			case GA_BIG -> new DhNumbers(3, prime, BigInteger.ZERO, prime.subtract(BigInteger.ONE));
			case SMALL_GA -> DhNumbers.of(3, prime, SMALL_SECRET);
			case LARGE_GA -> new DhNumbers(3, prime, SMALL_SECRET, prime.subtract(SMALL));
			default -> null;
		};
	}

	ServerDHInnerData changed(ServerDHInnerData data) {
		return new ServerDHInnerData(nonce(data.nonce(), ExchangeFault.INNER_NONCE),
				nonce(data.serverNonce(), ExchangeFault.INNER_SERVER_NONCE), data.g(), data.dhPrime(), data.gA(),
				data.serverTime());
	}

	/** Hash, data and padding, ready to be encrypted. */
	byte[] wrapped(byte[] data, RandomBytes random) {
		byte[] wrapped = HashedData.wrap(data, random);
		if (this.plan.take(ExchangeFault.DH_HASH)) {
			wrapped[0] ^= 1;
		}
		if (this.plan.take(ExchangeFault.DH_PADDING)) {
			return Arrays.copyOf(wrapped, wrapped.length + AesIge.BLOCK);
		}
		return wrapped;
	}

	ServerDHParamsOk changed(ServerDHParamsOk message) {
		byte[] answer = message.encryptedAnswer();
		if (this.plan.take(ExchangeFault.DH_LENGTH)) {
			answer = Arrays.copyOf(answer, answer.length + 4);
		}
		return new ServerDHParamsOk(nonce(message.nonce(), ExchangeFault.DH_NONCE),
				nonce(message.serverNonce(), ExchangeFault.DH_SERVER_NONCE), answer);
	}

	DhGenOk changed(DhGenOk message) {
		return new DhGenOk(nonce(message.nonce(), ExchangeFault.GEN_NONCE),
				nonce(message.serverNonce(), ExchangeFault.GEN_SERVER_NONCE),
				nonce(message.newNonceHash1(), ExchangeFault.NEW_NONCE_HASH));
	}

	boolean wantsRetry() {
		return this.plan.take(ExchangeFault.DH_RETRY);
	}

	boolean givesUp() {
		return this.plan.take(ExchangeFault.DH_FAIL);
	}

	private byte[] nonce(byte[] nonce, ExchangeFault fault) {
		if (!this.plan.take(fault)) {
			return nonce;
		}
		byte[] other = nonce.clone();
		other[other.length - 1] ^= 1;
		return other;
	}

}

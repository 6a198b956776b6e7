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

	private static final BigInteger SMALL = BigInteger.ONE.shiftLeft(1_983);

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

	ServerDHInnerData changed(ServerDHInnerData data) {
		return new ServerDHInnerData(nonce(data.nonce(), ExchangeFault.INNER_NONCE),
				nonce(data.serverNonce(), ExchangeFault.INNER_SERVER_NONCE), generator(data.g()), prime(data.dhPrime()),
				publicValue(data.gA()), data.serverTime());
	}

	private int generator(int generator) {
		if (this.plan.take(ExchangeFault.GENERATOR_2) || this.plan.isDue(ExchangeFault.SHORT_PRIME)) {
			return 2;
		}
		return this.plan.take(ExchangeFault.GENERATOR_8) ? 8 : generator;
	}

	private byte[] prime(byte[] prime) {
		if (this.plan.take(ExchangeFault.COMPOSITE_PRIME)) {
			return KnownGroup.bytes(COMPOSITE_PRIME);
		}
		if (this.plan.take(ExchangeFault.UNSAFE_PRIME)) {
			return KnownGroup.bytes(UNSAFE_PRIME);
		}
		return this.plan.take(ExchangeFault.SHORT_PRIME) ? SHORT_PRIME.toByteArray() : prime;
	}

	private byte[] publicValue(byte[] publicValue) {
		BigInteger prime = KnownGroup.get().prime();
		if (this.plan.take(ExchangeFault.GA_ZERO)) {
			return KnownGroup.bytes(BigInteger.ZERO);
		}
		if (this.plan.take(ExchangeFault.GA_ONE)) {
			return KnownGroup.bytes(BigInteger.ONE);
		}
		if (this.plan.take(ExchangeFault.GA_BIG)) {
			return KnownGroup.bytes(prime.subtract(BigInteger.ONE));
		}
		if (this.plan.take(ExchangeFault.SMALL_GA)) {
			return KnownGroup.bytes(SMALL);
		}
		return this.plan.take(ExchangeFault.LARGE_GA) ? KnownGroup.bytes(prime.subtract(SMALL)) : publicValue;
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

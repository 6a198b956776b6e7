package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.PqFactors;
import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.mtproto.ClientDHInnerData;
import io.github.telegramupdates.tl.mtproto.PQInnerDataDc;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import io.github.telegramupdates.tl.mtproto.rpc.ReqDHParams;
import io.github.telegramupdates.tl.mtproto.rpc.ReqPqMulti;
import io.github.telegramupdates.tl.mtproto.rpc.SetClientDHParams;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client of an exchange, as far as a test needs one.
 */
public final class TestClient {

	private final SplittableRandom random;

	private final RsaPublicKey publicKey;

	private final byte[] newNonce;

	private final byte[] nonce;

	private int dc = 2;

	private byte[] serverNonce = new byte[0];

	private byte[] pq = new byte[0];

	private ServerDHInnerData proposal = new ServerDHInnerData(new byte[16], new byte[16], 0, new byte[0], new byte[0],
			0);

	private BigInteger secret = BigInteger.ZERO;

	public TestClient(RsaPublicKey publicKey, long seed) {
		this.random = new SplittableRandom(seed);
		this.publicKey = publicKey;
		this.newNonce = bytes(32);
		this.nonce = bytes(16);
	}

	byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	public TestClient forDataCenter(int number) {
		this.dc = number;
		return this;
	}

	public byte[] begin() {
		return new ReqPqMulti(this.nonce).toByteArray();
	}

	public byte[] requestParams(byte[] resPq) {
		takeChallenge(resPq);
		return requestParamsWith(RsaPad.encrypt(innerData(), this.publicKey, this::bytes));
	}

	void takeChallenge(byte[] message) {
		ResPQ challenge = ResPQ.read(new TlReader(message));
		assertThat(challenge.nonce()).isEqualTo(this.nonce);
		assertThat(challenge.serverPublicKeyFingerprints()).containsExactly(this.publicKey.fingerprint());
		this.serverNonce = challenge.serverNonce();
		this.pq = challenge.pq();
	}

	byte[] requestParamsWith(byte[] encryptedData) {
		PqFactors factors = factors();
		return new ReqDHParams(this.nonce, this.serverNonce, unsigned(factors.p()), unsigned(factors.q()),
				this.publicKey.fingerprint(), encryptedData)
			.toByteArray();
	}

	byte[] innerData() {
		PqFactors factors = factors();
		return new PQInnerDataDc(this.pq, unsigned(factors.p()), unsigned(factors.q()), this.nonce, this.serverNonce,
				this.newNonce, this.dc)
			.toByteArray();
	}

	byte[] innerDataWithId(int constructorId) {
		byte[] data = innerData();
		TlWriter out = new TlWriter();
		out.writeInt(constructorId);
		out.writeRaw(Arrays.copyOfRange(data, 4, data.length));
		return out.toByteArray();
	}

	byte[] legacyEncrypted(byte[] data) {
		byte[] hashed = new byte[255];
		byte[] padding = bytes(255 - 20 - data.length);
		System.arraycopy(sha1(data), 0, hashed, 0, 20);
		System.arraycopy(data, 0, hashed, 20, data.length);
		System.arraycopy(padding, 0, hashed, 20 + data.length, padding.length);
		BigInteger number = new BigInteger(1, hashed).modPow(this.publicKey.exponent(), this.publicKey.modulus());
		return KnownGroup.bytes(number);
	}

	private static byte[] sha1(byte[] data) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(data);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private PqFactors factors() {
		return PqFactors.of(new BigInteger(1, this.pq).longValueExact());
	}

	private static byte[] unsigned(long factor) {
		return BigInteger.valueOf(factor).toByteArray();
	}

	public byte[] answerProposal(byte[] serverDhParams) {
		takeProposal(serverDhParams);
		this.secret = new BigInteger(1, bytes(256));
		return answer(BigInteger.valueOf(this.proposal.g()).modPow(this.secret, prime()), 0);
	}

	void takeProposal(byte[] message) {
		ServerDHParamsOk params = ServerDHParamsOk.read(new TlReader(message));
		byte[] decrypted = new AesIge().decrypt(params.encryptedAnswer(),
				ExchangeKeys.parameters(this.serverNonce, this.newNonce));
		this.proposal = ServerDHInnerData.read(new TlReader(HashedData.unwrap(decrypted).orElseThrow()));
	}

	byte[] answer(BigInteger publicValue, long retryId) {
		byte[] data = new ClientDHInnerData(this.nonce, this.serverNonce, retryId, publicValue.toByteArray())
			.toByteArray();
		byte[] encrypted = new AesIge().encrypt(HashedData.wrap(data, this::bytes),
				ExchangeKeys.parameters(this.serverNonce, this.newNonce));
		return new SetClientDHParams(this.nonce, this.serverNonce, encrypted).toByteArray();
	}

	byte[] newNonce() {
		return this.newNonce;
	}

	ServerDHInnerData proposal() {
		return this.proposal;
	}

	private BigInteger prime() {
		return new BigInteger(1, this.proposal.dhPrime());
	}

	public AuthKey key() {
		return AuthKey.of(new BigInteger(1, this.proposal.gA()).modPow(this.secret, prime()));
	}

	public long firstSalt() {
		return ExchangeKeys.firstSalt(this.serverNonce, this.newNonce);
	}

}

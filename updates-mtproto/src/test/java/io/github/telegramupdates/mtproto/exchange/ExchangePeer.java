package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AesParameters;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.mtproto.message.PlainMessages;
import io.github.telegramupdates.mtproto.message.ProtocolMessageIds;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.ClientDHInnerData;
import io.github.telegramupdates.tl.mtproto.DhGenFail;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.DhGenRetry;
import io.github.telegramupdates.tl.mtproto.PQInnerDataDc;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import io.github.telegramupdates.tl.mtproto.rpc.ReqDHParams;
import io.github.telegramupdates.tl.mtproto.rpc.ReqPqMulti;
import io.github.telegramupdates.tl.mtproto.rpc.SetClientDHParams;

/**
 * The other side of an exchange: honest, but for what a test changes.
 */
public final class ExchangePeer {

	public static final int SERVER_TIME = 1_790_000_000;

	static final BigInteger PRIME = new BigInteger("c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934"
			+ "d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13"
			+ "abdc9746512969328454f18faf8c595f642477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a69581"
			+ "1051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9c"
			+ "a3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b24"
			+ "54bf6f4fadf034b10403119cd8e3b92fcc5b", 16);

	private static final KeyPair RSA = keyPair();

	final TestRandom random = new TestRandom(99);

	final byte[] serverNonce = this.random.next(16);

	/** The product that the client has to factor. */
	byte[] pq = pq();

	/** What the peer changes before it sends. */
	UnaryOperator<ResPQ> question = UnaryOperator.identity();

	UnaryOperator<ServerDHInnerData> parameters = UnaryOperator.identity();

	UnaryOperator<byte[]> encryptedParameters = UnaryOperator.identity();

	UnaryOperator<ServerDHParamsOk> answer = UnaryOperator.identity();

	UnaryOperator<TlObject> verdict = UnaryOperator.identity();

	/** Time of the server, in seconds. */
	public int serverTime = SERVER_TIME;

	/** How many keys are refused. */
	int retries;

	boolean fails;

	int dc;

	long lastRetryId;

	public AuthKey key = AuthKey.of(BigInteger.ONE);

	private byte[] newNonce = new byte[32];

	private BigInteger secret = BigInteger.TEN;

	private long messageIds;

	private static KeyPair keyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2_048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static RsaPublicKey publicKey() {
		RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
		return new RsaPublicKey(key.getModulus(), key.getPublicExponent());
	}

	/** Answers a frame of the client by one. */
	public byte[] answer(byte[] frame) {
		TlReader in = new TlReader(frame);
		in.readLong();
		if (in.readLong() % 4 != 0) {
			throw new AssertionError("The id of a client's message is a multiple of 4");
		}
		in.readInt();
		return wrap(switch (in.peekInt()) {
			case ReqPqMulti.ID -> onNonce(ReqPqMulti.read(in));
			case ReqDHParams.ID -> onFactors(ReqDHParams.read(in));
			case SetClientDHParams.ID -> onKey(SetClientDHParams.read(in));
			default -> throw new AssertionError("An unknown request");
		});
	}

	byte[] wrap(TlObject object) {
		return PlainMessages.wrap(ProtocolMessageIds.atMillis(this.serverTime * 1000L) + 1 + 4 * this.messageIds++,
				object);
	}

	private TlObject onNonce(ReqPqMulti request) {
		return this.question
			.apply(new ResPQ(request.nonce(), this.serverNonce, this.pq, List.of(1L, publicKey().fingerprint())));
	}

	/** 1229739323 times 1402015859. */
	static byte[] pq() {
		return BigInteger.valueOf(1_229_739_323L).multiply(BigInteger.valueOf(1_402_015_859L)).toByteArray();
	}

	private TlObject onFactors(ReqDHParams request) {
		RSAPrivateKey own = (RSAPrivateKey) RSA.getPrivate();
		byte[] data = RsaPad.decrypt(request.encryptedData(), own.getModulus(), own.getPrivateExponent())
			.orElseThrow(() -> new AssertionError("Encrypted for somebody else"));
		PQInnerDataDc inner = PQInnerDataDc.read(new TlReader(data));
		if (!new BigInteger(1, inner.p()).multiply(new BigInteger(1, inner.q())).equals(new BigInteger(1, this.pq))
				|| !Arrays.equals(inner.serverNonce(), this.serverNonce)) {
			throw new AssertionError("Wrong factors or nonce");
		}
		this.newNonce = inner.newNonce();
		this.dc = inner.dc();
		this.secret = new BigInteger(1, this.random.next(256));
		byte[] publicValue = BigInteger.valueOf(3).modPow(this.secret, PRIME).toByteArray();
		ServerDHInnerData parameters = this.parameters.apply(new ServerDHInnerData(request.nonce(), this.serverNonce, 3,
				PRIME.toByteArray(), publicValue, this.serverTime));
		byte[] plain = HashedData.wrap(parameters.toByteArray(), this.random);
		byte[] encrypted = this.encryptedParameters.apply(new AesIge().encrypt(plain, cipher()));
		return this.answer.apply(new ServerDHParamsOk(request.nonce(), this.serverNonce, encrypted));
	}

	private AesParameters cipher() {
		return ExchangeKeys.parameters(this.serverNonce, this.newNonce);
	}

	private TlObject onKey(SetClientDHParams request) {
		byte[] data = HashedData.unwrap(new AesIge().decrypt(request.encryptedData(), cipher()))
			.orElseThrow(() -> new AssertionError("A wrong hash"));
		ClientDHInnerData inner = ClientDHInnerData.read(new TlReader(data));
		this.lastRetryId = inner.retryId();
		this.key = AuthKey.of(new BigInteger(1, inner.gB()).modPow(this.secret, PRIME));
		return this.verdict.apply(verdict(request.nonce()));
	}

	private TlObject verdict(byte[] nonce) {
		if (this.fails) {
			return new DhGenFail(nonce, this.serverNonce, this.key.newNonceHash(this.newNonce, 3));
		}
		if (this.retries-- > 0) {
			return new DhGenRetry(nonce, this.serverNonce, this.key.newNonceHash(this.newNonce, 2));
		}
		return new DhGenOk(nonce, this.serverNonce, this.key.newNonceHash(this.newNonce, 1));
	}

}

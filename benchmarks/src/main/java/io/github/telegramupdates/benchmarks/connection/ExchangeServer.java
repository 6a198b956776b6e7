package io.github.telegramupdates.benchmarks.connection;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AesParameters;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.ExchangeKeys;
import io.github.telegramupdates.mtproto.crypto.HashedData;
import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.message.PlainMessages;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.ClientDHInnerData;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.PQInnerDataDc;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import io.github.telegramupdates.tl.mtproto.rpc.ReqDHParams;
import io.github.telegramupdates.tl.mtproto.rpc.ReqPqMulti;
import io.github.telegramupdates.tl.mtproto.rpc.SetClientDHParams;

/**
 * The server of a key exchange, with any prime. It believes whatever the client says, as
 * long as both have the same key in the end.
 */
final class ExchangeServer {

	private static final KeyPair RSA = keyPair();

	private static final int GENERATOR = 3;

	private final PushIds ids = new PushIds();

	private final byte[] serverNonce = ServerConnection.random(16);

	private final BigInteger secret = new BigInteger(1, ServerConnection.random(256));

	private final BigInteger prime;

	private byte[] newNonce = new byte[32];

	private AuthKey key = AuthKey.of(BigInteger.ZERO);

	/**
	 * Creates a server.
	 * @param prime a safe prime for the generator 3
	 */
	ExchangeServer(BigInteger prime) {
		this.prime = prime;
	}

	private static KeyPair keyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2_048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime lacks RSA", ex);
		}
	}

	static RsaPublicKey publicKey() {
		RSAPublicKey half = (RSAPublicKey) RSA.getPublic();
		return new RsaPublicKey(half.getModulus(), half.getPublicExponent());
	}

	/** The key that was agreed on. */
	AuthKey key() {
		return this.key;
	}

	/** Answers a frame by one. */
	byte[] answer(byte[] frame) {
		TlReader in = new TlReader(frame);
		in.readLong();
		in.readLong();
		in.readInt();
		return PlainMessages.wrap(this.ids.next(), switch (in.peekInt()) {
			case ReqPqMulti.ID -> onNonce(ReqPqMulti.read(in));
			case ReqDHParams.ID -> onFactors(ReqDHParams.read(in));
			case SetClientDHParams.ID -> onKey(SetClientDHParams.read(in));
			default -> throw new IllegalStateException("No request of an exchange");
		});
	}

	private TlObject onNonce(ReqPqMulti request) {
		return new ResPQ(request.nonce(), this.serverNonce, product(), List.of(publicKey().fingerprint()));
	}

	/** The product of two primes of 31 bits, as large as Telegram's are. */
	private static byte[] product() {
		return BigInteger.valueOf(1_229_739_323L).multiply(BigInteger.valueOf(1_402_015_859L)).toByteArray();
	}

	private TlObject onFactors(ReqDHParams request) {
		RSAPrivateKey own = (RSAPrivateKey) RSA.getPrivate();
		byte[] data = RsaPad.decrypt(request.encryptedData(), own.getModulus(), own.getPrivateExponent()).orElseThrow();
		this.newNonce = PQInnerDataDc.read(new TlReader(data)).newNonce();
		BigInteger publicValue = BigInteger.valueOf(GENERATOR).modPow(this.secret, this.prime);
		ServerDHInnerData parameters = new ServerDHInnerData(request.nonce(), this.serverNonce, GENERATOR,
				this.prime.toByteArray(), publicValue.toByteArray(), (int) (System.currentTimeMillis() / 1000));
		byte[] plain = HashedData.wrap(parameters.toByteArray(), ServerConnection::random);
		return new ServerDHParamsOk(request.nonce(), this.serverNonce, new AesIge().encrypt(plain, cipher()));
	}

	private AesParameters cipher() {
		return ExchangeKeys.parameters(this.serverNonce, this.newNonce);
	}

	private TlObject onKey(SetClientDHParams request) {
		byte[] data = HashedData.unwrap(new AesIge().decrypt(request.encryptedData(), cipher())).orElseThrow();
		BigInteger publicValue = new BigInteger(1, ClientDHInnerData.read(new TlReader(data)).gB());
		this.key = AuthKey.of(publicValue.modPow(this.secret, this.prime));
		return new DhGenOk(request.nonce(), this.serverNonce, this.key.newNonceHash(this.newNonce, 1));
	}

}

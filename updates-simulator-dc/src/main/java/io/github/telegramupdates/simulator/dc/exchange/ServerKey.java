package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;

/**
 * The RSA key by which the data center proves who it is.
 */
public final class ServerKey {

	private static final int BITS = 2_048;

	private static final int BYTES = BITS / 8;

	private final BigInteger modulus;

	private final BigInteger privateExponent;

	private final RsaPublicKey publicKey;

	private ServerKey(RSAPrivateCrtKey key) {
		this.modulus = key.getModulus();
		this.privateExponent = key.getPrivateExponent();
		this.publicKey = new RsaPublicKey(key.getModulus(), key.getPublicExponent());
	}

	/**
	 * Makes a new key, which takes some tenths of a second. Its fingerprint has 16 digits
	 * in hexadecimal: there are clients that do not find shorter ones.
	 * @return the key
	 */
	public static ServerKey generate() {
		ServerKey key = random();
		while (key.publicKey().fingerprint() >>> 60 == 0) {
			key = random();
		}
		return key;
	}

	private static ServerKey random() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4), new SecureRandom());
			return new ServerKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks RSA", ex);
		}
	}

	/**
	 * What clients have to know.
	 * @return the public half
	 */
	public RsaPublicKey publicKey() {
		return this.publicKey;
	}

	/**
	 * Decrypts the first data of an exchange, in either padding.
	 * @param encrypted 256 bytes
	 * @return the data; empty if it was not encrypted for this key, or has been changed
	 */
	Optional<InnerData> decrypt(byte[] encrypted) {
		Optional<InnerData> padded = RsaPad.decrypt(encrypted, this.modulus, this.privateExponent)
			.flatMap(InnerData::ofPadded);
		return padded.isPresent() ? padded : InnerData.ofHashed(decryptRaw(encrypted));
	}

	/** Before RSA_PAD there were 255 bytes: a SHA-1, the data, and random bytes. */
	private byte[] decryptRaw(byte[] encrypted) {
		byte[] number = new BigInteger(1, encrypted).modPow(this.privateExponent, this.modulus).toByteArray();
		byte[] raw = new byte[BYTES];
		int length = Math.min(number.length, BYTES);
		System.arraycopy(number, number.length - length, raw, BYTES - length, length);
		return raw;
	}

}

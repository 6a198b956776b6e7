package io.github.telegramupdates.mtproto.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key by which a server proves who it is.
 *
 * @param modulus the modulus, 2,048 bits
 * @param exponent the public exponent
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public record RsaPublicKey(BigInteger modulus, BigInteger exponent) {

	private static final int BITS = 2_048;

	private static final int SEQUENCE = 0x30;

	private static final int INTEGER = 0x02;

	private static final int BIT_STRING = 0x03;

	/** The algorithm "rsaEncryption" without parameters, as ASN.1 writes it. */
	private static final byte[] ALGORITHM = { 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7,
			0x0d, 0x01, 0x01, 0x01, 0x05, 0x00 };

	private static final Pattern PEM = Pattern
		.compile("-----BEGIN (RSA )?PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END (RSA )?PUBLIC KEY-----");

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if the modulus has not 2,048 bits, or the exponent
	 * is none
	 */
	public RsaPublicKey {
		if (modulus.signum() < 0 || modulus.bitLength() != BITS || !modulus.testBit(0)) {
			throw new IllegalArgumentException(
					"The modulus of an RSA key must be odd and have " + BITS + " bits, not " + modulus.bitLength());
		}
		if (exponent.compareTo(BigInteger.TWO) <= 0 || exponent.compareTo(modulus) >= 0) {
			throw new IllegalArgumentException("The exponent of an RSA key must be between 3 and its modulus");
		}
	}

	/**
	 * Reads a key in PEM.
	 * @param pem {@code RSA PUBLIC KEY} (PKCS#1) or {@code PUBLIC KEY} (X.509)
	 * @return the key
	 * @throws IllegalArgumentException if there is no such key
	 */
	public static RsaPublicKey fromPem(String pem) {
		Matcher matcher = PEM.matcher(pem);
		if (!matcher.find()) {
			throw new IllegalArgumentException("There is no RSA PUBLIC KEY or PUBLIC KEY in PEM");
		}
		byte[] content = decoded(matcher.group(2));
		return fromX509((matcher.group(1) != null) ? toX509(content) : content);
	}

	private static byte[] decoded(String base64) {
		try {
			return Base64.getMimeDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("The public key is not in base64", ex);
		}
	}

	private static RsaPublicKey fromX509(byte[] encoded) {
		try {
			RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
				.generatePublic(new X509EncodedKeySpec(encoded));
			return new RsaPublicKey(key.getModulus(), key.getPublicExponent());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("The public key is not that of RSA", ex);
		}
	}

	private static byte[] toX509(byte[] pkcs1) {
		return element(SEQUENCE, ALGORITHM, element(BIT_STRING, new byte[1], pkcs1));
	}

	/**
	 * Writes the key in PEM.
	 * @return an {@code RSA PUBLIC KEY} (PKCS#1)
	 */
	public String toPem() {
		byte[] pkcs1 = element(SEQUENCE, element(INTEGER, this.modulus.toByteArray()),
				element(INTEGER, this.exponent.toByteArray()));
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(pkcs1);
		return "-----BEGIN RSA PUBLIC KEY-----\n" + base64 + "\n-----END RSA PUBLIC KEY-----\n";
	}

	private static byte[] element(int tag, byte[]... parts) {
		byte[] content = Bytes.join(parts);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(tag);
		if (content.length < 0x80) {
			out.write(content.length);
		}
		else if (content.length < 0x100) {
			out.write(0x81);
			out.write(content.length);
		}
		else {
			out.write(0x82);
			out.write(content.length >> 8);
			out.write(content.length);
		}
		out.writeBytes(content);
		return out.toByteArray();
	}

	/**
	 * Names the key in the exchange: the lower 64 bits of the SHA-1 over both numbers.
	 * @return the fingerprint
	 */
	public long fingerprint() {
		byte[] hash = Hashes.sha1(tlBytes(this.modulus), tlBytes(this.exponent));
		return ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong(12);
	}

	private static byte[] tlBytes(BigInteger number) {
		byte[] bytes = Bytes.ofNumber(number, (number.bitLength() + 7) / 8);
		byte[] length = (bytes.length < 254) ? new byte[] { (byte) bytes.length }
				: new byte[] { (byte) 254, (byte) bytes.length, (byte) (bytes.length >> 8), 0 };
		return Bytes.join(length, bytes, new byte[Math.floorMod(-(length.length + bytes.length), 4)]);
	}

	@Override
	public String toString() {
		return "RsaPublicKey[" + Long.toHexString(fingerprint()) + "]";
	}

}

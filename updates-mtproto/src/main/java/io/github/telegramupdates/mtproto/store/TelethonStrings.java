package io.github.telegramupdates.mtproto.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.store.SessionString.Library;
import io.github.telegramupdates.mtproto.transport.ServerAddress;

/**
 * Strings of Telethon: a {@code 1}, then in base64 the data center (8 bits), its address
 * (IPv4 or IPv6), port (16 bits) and the key.
 */
final class TelethonStrings {

	private static final int WITH_IPV4 = 1 + 4 + 2 + AuthKey.LENGTH;

	private static final int WITH_IPV6 = 1 + 16 + 2 + AuthKey.LENGTH;

	private TelethonStrings() {
	}

	/** No string of the others begins like that: the digit would be data center 212. */
	static boolean isOne(String text) {
		return text.startsWith("1");
	}

	static SessionString read(byte[] bytes) {
		if (bytes.length != WITH_IPV4 && bytes.length != WITH_IPV6) {
			throw new SessionStringException("one of Telethon's does not have " + bytes.length + " bytes");
		}
		ByteBuffer in = ByteBuffer.wrap(bytes);
		int dc = Byte.toUnsignedInt(in.get());
		byte[] host = new byte[bytes.length - 1 - 2 - AuthKey.LENGTH];
		in.get(host);
		ServerAddress address = new ServerAddress(text(host), Short.toUnsignedInt(in.getShort()));
		byte[] key = new byte[AuthKey.LENGTH];
		in.get(key);
		return new SessionString(Library.TELETHON, dc, null, address, AuthKey.of(key), null, LoggedInAccount.UNKNOWN);
	}

	private static String text(byte[] address) {
		try {
			return InetAddress.getByAddress(address).getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new SessionStringException("there is no address of " + address.length + " bytes");
		}
	}

}

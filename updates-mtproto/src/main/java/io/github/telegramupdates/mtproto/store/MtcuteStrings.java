package io.github.telegramupdates.mtproto.store;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.store.SessionString.Library;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;

/**
 * Strings of mtcute: in base64 the version (8 bits), flags, the data center, that for
 * media if it is another, who is logged in, and the key, in the manner of TL. Up to
 * version 2 a data center is a {@code dcOption}; then it is bytes that hold a version,
 * its number, flags, address and port.
 */
final class MtcuteStrings {

	private static final int HAS_ACCOUNT = 1;

	private static final int TEST = 2;

	private static final int HAS_MEDIA = 4;

	private static final int OPTION_TEST = 4;

	private MtcuteStrings() {
	}

	static SessionString read(byte[] bytes) {
		int version = (bytes.length > 0) ? bytes[0] : 0;
		if (version < 1 || version > 3) {
			throw new SessionStringException("its length and its first byte are not those of any");
		}
		try {
			return read(version, new TlReader(bytes, 1, bytes.length - 1));
		}
		catch (TlDecodeException ex) {
			throw new SessionStringException(ex.getMessage());
		}
	}

	private static SessionString read(int version, TlReader in) {
		int flags = in.readInt();
		Option main = readOption(version, in);
		if (version > 1 && (flags & HAS_MEDIA) != 0) {
			readOption(version, in);
		}
		LoggedInAccount account = ((flags & HAS_ACCOUNT) != 0) ? new LoggedInAccount(in.readLong(), in.readBool())
				: LoggedInAccount.UNKNOWN;
		byte[] key = in.readBytes();
		if (key.length != AuthKey.LENGTH) {
			throw new SessionStringException("a key does not have " + key.length + " bytes");
		}
		return new SessionString(Library.MTCUTE, main.dc(), main.test() || (flags & TEST) != 0, main.address(),
				AuthKey.of(key), null, account);
	}

	private static Option readOption(int version, TlReader in) {
		if (version < 3) {
			DcOption option = DcOption.read(in);
			return new Option(option.id(), false, new ServerAddress(option.ipAddress(), option.port()));
		}
		TlReader inner = new TlReader(in.readBytes());
		byte[] head = inner.readRaw(3);
		if (head[0] != 1 && head[0] != 2) {
			throw new SessionStringException("a data center of mtcute's has version " + head[0]);
		}
		boolean test = head[0] == 2 && (head[2] & OPTION_TEST) != 0;
		return new Option(head[1], test, new ServerAddress(inner.readString(), inner.readInt()));
	}

	/**
	 * A data center.
	 *
	 * @param dc its number
	 * @param test whether it is one of the test network
	 * @param address where it listens
	 */
	private record Option(int dc, boolean test, ServerAddress address) {

	}

}

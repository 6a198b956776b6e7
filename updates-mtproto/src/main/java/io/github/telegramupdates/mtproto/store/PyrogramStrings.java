package io.github.telegramupdates.mtproto.store;

import java.nio.ByteBuffer;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.store.SessionString.Library;
import org.jspecify.annotations.Nullable;

/**
 * Strings of Pyrogram: in base64 the data center (8 bits), the id of the application (32
 * bits, since version 2), whether it is the test network (8 bits), the key, the user (32
 * bits at first, then 64) and whether it is a bot (8 bits). The length says which.
 */
final class PyrogramStrings {

	private static final int OLDEST = 1 + 1 + AuthKey.LENGTH + 4 + 1;

	private static final int OLD = 1 + 1 + AuthKey.LENGTH + 8 + 1;

	private static final int CURRENT = 1 + 4 + 1 + AuthKey.LENGTH + 8 + 1;

	private PyrogramStrings() {
	}

	/** Strings of mtcute are longer. */
	static boolean isOne(byte[] bytes) {
		return bytes.length == OLDEST || bytes.length == OLD || bytes.length == CURRENT;
	}

	static SessionString read(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		int dc = Byte.toUnsignedInt(in.get());
		Integer apiId = (bytes.length == CURRENT) ? readApiId(in) : null;
		boolean test = readFlag(in);
		byte[] key = new byte[AuthKey.LENGTH];
		in.get(key);
		long userId = (bytes.length == OLDEST) ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
		LoggedInAccount account = new LoggedInAccount(userId, readFlag(in));
		return new SessionString(Library.PYROGRAM, dc, test, null, AuthKey.of(key), apiId, account);
	}

	/** Python's programs write 0 if they do not know it. */
	private static @Nullable Integer readApiId(ByteBuffer in) {
		int apiId = in.getInt();
		return (apiId != 0) ? apiId : null;
	}

	private static boolean readFlag(ByteBuffer in) {
		byte flag = in.get();
		if (flag != 0 && flag != 1) {
			throw new SessionStringException("what is true or false in one of Pyrogram's is " + flag);
		}
		return flag == 1;
	}

}

package io.github.telegramupdates.mtproto.store;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import org.jspecify.annotations.Nullable;

/**
 * A session as bytes, in the manner of TL: a version, then the fields in their order. The
 * key checks itself by its id.
 */
final class SessionFormat {

	private static final int VERSION = 1;

	private SessionFormat() {
	}

	static byte[] write(StoredSession session) {
		TlWriter writer = new TlWriter();
		writer.writeInt(VERSION);
		writer.writeInt(session.dc());
		writer.writeVectorSize(session.addresses().size());
		session.addresses().forEach((address) -> write(address, writer));
		writer.writeLong(session.key().id());
		writer.writeRaw(session.key().toBytes());
		writer.writeLong(session.salt());
		write(session.binding(), writer);
		write(session.account(), writer);
		writer.writeLong(session.loginNotBefore());
		writeText(session.ended(), writer);
		return writer.toByteArray();
	}

	private static void write(ServerAddress address, TlWriter writer) {
		writer.writeString(address.host());
		writer.writeInt(address.port());
	}

	private static void write(LoginBinding binding, TlWriter writer) {
		writer.writeBool(binding.test());
		writer.writeInt(binding.apiId());
		writeText(binding.account(), writer);
		writeText(binding.imported(), writer);
	}

	private static void write(@Nullable LoggedInAccount account, TlWriter writer) {
		writer.writeBool(account != null);
		if (account != null) {
			writer.writeLong(account.userId());
			writer.writeBool(account.bot());
		}
	}

	private static void writeText(@Nullable String text, TlWriter writer) {
		writer.writeBool(text != null);
		if (text != null) {
			writer.writeString(text);
		}
	}

	/**
	 * Reads a session.
	 * @param bytes what was written
	 * @param location where they come from, for the message of a failure
	 * @throws SessionFormatException if they are none
	 */
	static StoredSession read(byte[] bytes, String location) {
		try {
			TlReader reader = new TlReader(bytes);
			int version = reader.readInt();
			if (version != VERSION) {
				throw failure(location, "it has version " + version + ", and this program knows " + VERSION, null);
			}
			StoredSession session = read(reader, location);
			reader.expectEnd();
			return session;
		}
		catch (TlDecodeException ex) {
			throw failure(location, ex.getMessage(), ex);
		}
	}

	private static StoredSession read(TlReader reader, String location) {
		int dc = reader.readInt();
		if (dc <= 0) {
			throw failure(location, "there is no data center " + dc, null);
		}
		return new StoredSession(dc, readAddresses(reader, location), readKey(reader, location), reader.readLong(),
				readBinding(reader), readAccount(reader), reader.readLong(), readText(reader));
	}

	private static List<ServerAddress> readAddresses(TlReader reader, String location) {
		return reader.readVector((from) -> readAddress(from, location));
	}

	private static ServerAddress readAddress(TlReader reader, String location) {
		ServerAddress address = new ServerAddress(reader.readString(), reader.readInt());
		if (!address.isPossible()) {
			throw failure(location, address + " is no address", null);
		}
		return address;
	}

	private static AuthKey readKey(TlReader reader, String location) {
		long id = reader.readLong();
		AuthKey key = AuthKey.of(reader.readRaw(AuthKey.LENGTH));
		if (key.id() != id) {
			throw failure(location, "its key does not have the id that it should have", null);
		}
		return key;
	}

	private static LoginBinding readBinding(TlReader reader) {
		return new LoginBinding(reader.readBool(), reader.readInt(), readText(reader), readText(reader));
	}

	private static @Nullable LoggedInAccount readAccount(TlReader reader) {
		return reader.readBool() ? new LoggedInAccount(reader.readLong(), reader.readBool()) : null;
	}

	private static @Nullable String readText(TlReader reader) {
		return reader.readBool() ? reader.readString() : null;
	}

	private static SessionFormatException failure(String location, String problem, @Nullable Exception cause) {
		return new SessionFormatException("The session in " + location + " cannot be read: " + problem, cause);
	}

}

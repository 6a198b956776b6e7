package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.jspecify.annotations.Nullable;

/**
 * How signals of a session are written.
 */
final class Signals {

	private static final int CONNECTED = 1;

	private static final int DISCONNECTED = 2;

	private static final int NEW_SESSION = 3;

	private static final int DECODE_FAILED = 4;

	private static final int MIGRATED = 5;

	private static final int LOGGED_OUT = 6;

	private Signals() {
	}

	static void write(SessionSignal signal, TlWriter out) {
		if (signal instanceof SessionSignal.Connected) {
			out.writeInt(CONNECTED);
		}
		else if (signal instanceof SessionSignal.Disconnected) {
			out.writeInt(DISCONNECTED);
		}
		else if (signal instanceof SessionSignal.NewSession session) {
			out.writeInt(NEW_SESSION);
			out.writeLong(session.uniqueId());
		}
		else if (signal instanceof SessionSignal.DecodeFailed failure) {
			out.writeInt(DECODE_FAILED);
			writeChannel(failure.channelId(), out);
			out.writeString(failure.reason());
		}
		else if (signal instanceof SessionSignal.Migrated) {
			out.writeInt(MIGRATED);
		}
		else if (signal instanceof SessionSignal.LoggedOut end) {
			out.writeInt(LOGGED_OUT);
			out.writeString(end.reason());
		}
		else {
			throw new IllegalArgumentException("A trace cannot hold " + signal.getClass().getName());
		}
	}

	static SessionSignal read(TlReader in) {
		int from = in.position();
		int id = in.readInt();
		return switch (id) {
			case CONNECTED -> new SessionSignal.Connected();
			case DISCONNECTED -> new SessionSignal.Disconnected();
			case NEW_SESSION -> new SessionSignal.NewSession(in.readLong());
			case DECODE_FAILED -> new SessionSignal.DecodeFailed(readChannel(in), in.readString());
			case MIGRATED -> new SessionSignal.Migrated();
			case LOGGED_OUT -> new SessionSignal.LoggedOut(in.readString());
			default -> throw new TlDecodeException("no signal has the id " + id, from);
		};
	}

	private static void writeChannel(@Nullable Long channelId, TlWriter out) {
		out.writeBool(channelId != null);
		if (channelId != null) {
			out.writeLong(channelId);
		}
	}

	private static @Nullable Long readChannel(TlReader in) {
		return in.readBool() ? in.readLong() : null;
	}

}

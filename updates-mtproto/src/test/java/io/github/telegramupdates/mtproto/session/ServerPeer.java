package io.github.telegramupdates.mtproto.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.Side;
import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * The other side of a session, as far as its bytes go: reads what a client sends, and
 * writes what a test wants it to answer.
 */
public final class ServerPeer {

	static final int CONTAINER = 0x73f1f8dc;

	static final int RPC_RESULT = 0xf35c6d01;

	static final int GZIP = 0x3072cfa1;

	final AuthKey key;

	private final TestRandom random = new TestRandom(43);

	private long lastId;

	ServerPeer() {
		this(AuthKey.of(new TestRandom(42).next(AuthKey.LENGTH)));
	}

	public ServerPeer(AuthKey key) {
		this.key = key;
	}

	/** A message of the client. */
	public record Sent(long salt, long sessionId, long containerId, long id, int seqno, byte[] body) {

		public int constructorId() {
			return reader().peekInt();
		}

		public TlReader reader() {
			return new TlReader(this.body);
		}

	}

	/** Opens a frame, and the container in it. */
	public List<Sent> open(byte[] frame) {
		TlReader outer = new TlReader(frame);
		if (outer.readLong() != this.key.id()) {
			throw new AssertionError("Another key");
		}
		byte[] messageKey = outer.readRaw(16);
		byte[] plain = new AesIge().decrypt(outer.readRaw(outer.remaining()),
				this.key.parameters(Side.CLIENT, messageKey));
		if (!Arrays.equals(messageKey, this.key.messageKey(Side.CLIENT, plain))) {
			throw new AssertionError("A wrong message key");
		}
		TlReader in = new TlReader(plain);
		Sent whole = new Sent(in.readLong(), in.readLong(), 0, in.readLong(), in.readInt(), in.readRaw(in.readInt()));
		if (in.remaining() < 12 || in.remaining() > 1_024) {
			throw new AssertionError("Padding of " + in.remaining());
		}
		return (whole.constructorId() == CONTAINER) ? parts(whole) : List.of(whole);
	}

	private static List<Sent> parts(Sent whole) {
		TlReader in = whole.reader();
		in.readInt();
		int count = in.readInt();
		List<Sent> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			parts.add(new Sent(whole.salt(), whole.sessionId(), whole.id(), in.readLong(), in.readInt(),
					in.readRaw(in.readInt())));
		}
		in.expectEnd();
		return parts;
	}

	/** An id of a time. */
	public long idAt(long millis) {
		long id = ((millis / 1000) << 32 | ((millis % 1000) << 32) / 1000) & ~3L | 1;
		this.lastId = Math.max(id, this.lastId + 4);
		return this.lastId;
	}

	/** Seals a message. */
	public byte[] seal(long sessionId, long id, int seqno, byte[] body) {
		return sealWithLength(sessionId, id, seqno, body, body.length, 12 + Math.floorMod(-(44 + body.length), 16));
	}

	byte[] sealWithLength(long sessionId, long id, int seqno, byte[] body, int length, int padding) {
		TlWriter out = new TlWriter();
		out.writeLong(7);
		out.writeLong(sessionId);
		out.writeLong(id);
		out.writeInt(seqno);
		out.writeInt(length);
		out.writeRaw(body);
		out.writeRaw(this.random.next(padding));
		byte[] plain = out.toByteArray();
		byte[] messageKey = this.key.messageKey(Side.SERVER, plain);
		TlWriter frame = new TlWriter();
		frame.writeLong(this.key.id());
		frame.writeRaw(messageKey);
		frame.writeRaw(new AesIge().encrypt(plain, this.key.parameters(Side.SERVER, messageKey)));
		return frame.toByteArray();
	}

	public static byte[] result(long requestId, byte[] object) {
		TlWriter out = new TlWriter();
		out.writeInt(RPC_RESULT);
		out.writeLong(requestId);
		out.writeRaw(object);
		return out.toByteArray();
	}

	static <R> byte[] answer(TlMethod<R> method, R result) {
		TlWriter out = new TlWriter();
		method.writeResult(out, result);
		return out.toByteArray();
	}

	/** A part of a container. */
	record Part(long id, int seqno, byte[] body) {

		static Part of(long id, int seqno, TlObject object) {
			return new Part(id, seqno, object.toByteArray());
		}

	}

	static byte[] container(Part... parts) {
		TlWriter out = new TlWriter();
		out.writeInt(CONTAINER);
		out.writeInt(parts.length);
		for (Part part : parts) {
			out.writeLong(part.id());
			out.writeInt(part.seqno());
			out.writeInt(part.body().length);
			out.writeRaw(part.body());
		}
		return out.toByteArray();
	}

}

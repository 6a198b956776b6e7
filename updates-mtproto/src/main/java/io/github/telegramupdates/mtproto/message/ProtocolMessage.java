package io.github.telegramupdates.mtproto.message;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * A message within an envelope or a container. Its body, a boxed object, is a part of an
 * array, so that nothing of a long one is copied.
 *
 * @param id its id
 * @param seqno its number, odd if the other side has to acknowledge it
 * @param bytes where its body is; not changed any more
 * @param from where the body begins
 * @param length how long it is, a multiple of four bytes
 */
public record ProtocolMessage(long id, int seqno, byte[] bytes, int from, int length) {

	/**
	 * Bytes that it takes in a container besides its body.
	 */
	static final int HEAD = 16;

	/**
	 * Creates a message.
	 * @param id its id
	 * @param seqno its number
	 * @param body all of its body
	 */
	public ProtocolMessage(long id, int seqno, byte[] body) {
		this(id, seqno, body, 0, body.length);
	}

	/**
	 * Whether it has to be acknowledged.
	 * @return whether its number is odd
	 */
	public boolean isContent() {
		return (this.seqno & 1) == 1;
	}

	/**
	 * What its body is.
	 * @return id of the constructor
	 * @throws io.github.telegramupdates.tl.TlDecodeException if there is no body
	 */
	public int constructorId() {
		return reader().peekInt();
	}

	/**
	 * Reads its body.
	 * @return a new reader
	 */
	public TlReader reader() {
		return new TlReader(this.bytes, this.from, this.length);
	}

	void writeBody(TlWriter out) {
		out.writeRaw(reader().readRaw(this.length));
	}

	@Override
	public String toString() {
		return "ProtocolMessage[id=%d, seqno=%d, bytes=%d]".formatted(this.id, this.seqno, this.length);
	}

}

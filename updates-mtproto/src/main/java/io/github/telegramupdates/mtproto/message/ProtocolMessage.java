package io.github.telegramupdates.mtproto.message;

import io.github.telegramupdates.tl.TlReader;

/**
 * A message within an envelope or a container.
 *
 * @param id its id
 * @param seqno its number, odd if the other side has to acknowledge it
 * @param body a boxed object, a multiple of four bytes
 */
public record ProtocolMessage(long id, int seqno, byte[] body) {

	/**
	 * Bytes that it takes in a container besides its body.
	 */
	static final int HEAD = 16;

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
		return new TlReader(this.body);
	}

	@Override
	public String toString() {
		return "ProtocolMessage[id=%d, seqno=%d, bytes=%d]".formatted(this.id, this.seqno, this.body.length);
	}

}

package io.github.telegramupdates.mtproto.transport;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes frames. A frame is refused by its head, before there is room for it;
 * after that nobody knows where the next one begins, and nothing more is read.
 */
final class FrameCodec extends ByteToMessageCodec<byte[]> {

	private final Framing framing;

	private final int maxFrame;

	private final RandomBytes random;

	private @Nullable PartialFrame frame;

	private boolean broken;

	FrameCodec(Framing framing, int maxFrame, RandomBytes random) {
		this.framing = framing;
		this.maxFrame = maxFrame;
		this.random = random;
	}

	@Override
	protected void encode(ChannelHandlerContext context, byte[] message, ByteBuf out) {
		this.framing.write(message, out, this.random);
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		if (this.broken) {
			in.skipBytes(in.readableBytes());
			return;
		}
		try {
			decode(in, out);
		}
		catch (TransportException ex) {
			this.broken = true;
			throw ex;
		}
	}

	private void decode(ByteBuf in, List<Object> out) {
		if (this.frame == null) {
			this.frame = begin(in);
		}
		PartialFrame current = this.frame;
		if (current != null && current.fill(in)) {
			this.frame = null;
			out.add(content(this.framing.message(current.content())));
		}
	}

	private @Nullable PartialFrame begin(ByteBuf in) {
		int length = this.framing.readHead(in);
		if (length > this.maxFrame) {
			throw new TransportException("a frame of " + length + " bytes, at most " + this.maxFrame);
		}
		return (length != Framing.INCOMPLETE) ? new PartialFrame(length) : null;
	}

	private static Object content(byte[] message) {
		if (message.length != Integer.BYTES) {
			return message;
		}
		int code = (message[0] & 0xff) | (message[1] & 0xff) << 8 | (message[2] & 0xff) << 16 | message[3] << 24;
		if (code >= 0) {
			throw new TransportException("a message of four bytes");
		}
		return new TransportError(-code);
	}

}

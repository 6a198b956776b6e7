package io.github.telegramupdates.benchmarks.connection;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * The intermediate transport as a server reads it: a tag, then frames.
 */
final class IntermediateFrames extends ByteToMessageDecoder {

	/** How the client begins. */
	static final int TAG = 0xeeeeeeee;

	private boolean begun;

	/**
	 * Writes a frame, as a socket takes it without another copy.
	 * @param content its content
	 * @return the frame
	 */
	static ByteBuf frame(byte[] content) {
		return Unpooled.directBuffer(Integer.BYTES + content.length).writeIntLE(content.length).writeBytes(content);
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		if (in.readableBytes() < Integer.BYTES) {
			return;
		}
		if (!this.begun) {
			if (in.readIntLE() != TAG) {
				throw new IllegalStateException("Another transport");
			}
			this.begun = true;
			return;
		}
		int length = in.getIntLE(in.readerIndex());
		if (in.readableBytes() >= Integer.BYTES + length) {
			in.skipBytes(Integer.BYTES);
			out.add(ByteBufUtil.getBytes(in.readSlice(length)));
		}
	}

}

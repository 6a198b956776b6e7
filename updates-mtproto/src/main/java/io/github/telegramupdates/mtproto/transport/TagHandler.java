package io.github.telegramupdates.mtproto.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Begins a connection by the tag of its transport.
 */
final class TagHandler extends ChannelInboundHandlerAdapter {

	private final Framing framing;

	TagHandler(Framing framing) {
		this.framing = framing;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		ByteBuf tag = context.alloc().buffer(Integer.BYTES);
		tag.writeIntLE(this.framing.tag()).writerIndex(this.framing.tagBytes());
		context.writeAndFlush(tag);
		context.fireChannelActive();
	}

}

package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.Obfuscation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Encrypts and decrypts everything, and begins a connection by the header.
 */
final class ObfuscationHandler extends ChannelDuplexHandler {

	private final Obfuscation obfuscation;

	ObfuscationHandler(Obfuscation obfuscation) {
		this.obfuscation = obfuscation;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		context.writeAndFlush(Unpooled.wrappedBuffer(this.obfuscation.header()));
		context.fireChannelActive();
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		context.write(Unpooled.wrappedBuffer(this.obfuscation.encrypt(taken((ByteBuf) message))), promise);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		context.fireChannelRead(Unpooled.wrappedBuffer(this.obfuscation.decrypt(taken((ByteBuf) message))));
	}

	private static byte[] taken(ByteBuf buffer) {
		try {
			return ByteBufUtil.getBytes(buffer);
		}
		finally {
			buffer.release();
		}
	}

}

package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.transport.TransportError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a server, as frames. What goes wrong with it closes it.
 */
public final class Line extends ChannelInboundHandlerAdapter {

	private static final Logger log = LoggerFactory.getLogger(Line.class);

	private final LineListener listener;

	private @Nullable Channel channel;

	private boolean closed;

	public Line(LineListener listener) {
		this.listener = listener;
	}

	public void send(byte[] frame) {
		if (this.channel != null) {
			this.channel.writeAndFlush(frame);
		}
	}

	public void close() {
		if (this.channel != null) {
			this.channel.close();
		}
	}

	/** It could not be opened, or is gone. */
	public void onClosed() {
		if (!this.closed) {
			this.closed = true;
			this.listener.onClosed(this);
		}
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		this.channel = context.channel();
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.listener.onOpened(this);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof byte[] frame) {
			this.listener.onFrame(this, frame);
		}
		else if (message instanceof TransportError error) {
			this.listener.onRefused(this, error.code());
		}
		else {
			ReferenceCountUtil.release(message);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		onClosed();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		log.debug("A connection is closed: {}", failure.toString());
		context.close();
	}

}

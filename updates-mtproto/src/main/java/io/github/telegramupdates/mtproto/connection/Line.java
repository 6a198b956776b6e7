package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.transport.TransportError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server, as frames. What goes wrong with it closes it.
 */
public final class Line extends ChannelInboundHandlerAdapter {

	private final LineListener listener;

	private @Nullable Channel channel;

	private @Nullable String reason;

	private boolean closed;

	public Line(LineListener listener) {
		this.listener = listener;
	}

	public void send(byte[] frame) {
		if (this.channel != null) {
			this.channel.writeAndFlush(frame);
		}
	}

	/**
	 * Closes it.
	 * @param why the reason, of which the first one counts; nothing secret
	 */
	public void close(String why) {
		onReason(why);
		if (this.channel != null) {
			this.channel.close();
		}
	}

	private void onReason(String why) {
		if (this.reason == null) {
			this.reason = why;
		}
	}

	/** It could not be opened, or is gone. */
	void onClosed(String why) {
		onReason(why);
		if (!this.closed) {
			this.closed = true;
			this.listener.onClosed(this, (this.reason != null) ? this.reason : why);
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
		onClosed("the other side closed it");
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		onReason(failure.toString());
		context.close();
	}

}

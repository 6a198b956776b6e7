package io.github.telegramupdates.mtproto.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyConnectionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a connection be open only once the proxy has connected it.
 */
final class ProxyActivation extends ChannelInboundHandlerAdapter {

	private static final Logger log = LoggerFactory.getLogger(ProxyActivation.class);

	@Override
	public void channelActive(ChannelHandlerContext context) {
		// that is the connection to the proxy
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof ProxyConnectionEvent) {
			context.fireChannelActive();
		}
		context.fireUserEventTriggered(event);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		if (failure instanceof ProxyConnectException) {
			log.warn("The proxy does not connect: {}", failure.getMessage());
		}
		context.fireExceptionCaught(failure);
	}

}

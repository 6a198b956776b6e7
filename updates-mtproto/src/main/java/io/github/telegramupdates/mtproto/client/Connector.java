package io.github.telegramupdates.mtproto.client;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * Opens connections to the server of a client, all of them on one loop.
 */
final class Connector {

	private static final int CONNECT_MILLIS = 10_000;

	private static final int MAX_FRAME = 2 << 20;

	private final ClientSettings settings;

	private final EventLoop loop;

	private final RandomBytes random;

	Connector(ClientSettings settings, EventLoop loop, RandomBytes random) {
		this.settings = settings;
		this.loop = loop;
		this.random = random;
	}

	Line open(LineListener listener) {
		Line line = new Line(listener);
		new Bootstrap().group(this.loop)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.option(ChannelOption.SO_KEEPALIVE, true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
			.handler(new ChannelInitializer<>() {
				@Override
				protected void initChannel(Channel channel) {
					install(channel, line);
				}
			})
			.connect(this.settings.address().host(), this.settings.address().port())
			.addListener((connecting) -> {
				if (!connecting.isSuccess()) {
					line.onClosed();
				}
			});
		return line;
	}

	private void install(Channel channel, Line line) {
		this.settings.transport().install(channel.pipeline(), this.settings.dcNumber(), MAX_FRAME, this.random);
		channel.pipeline().addLast(line);
	}

}

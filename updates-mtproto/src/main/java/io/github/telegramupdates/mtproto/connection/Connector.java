package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * Opens connections to the server of a client, all of them on one loop.
 */
public final class Connector {

	private static final int CONNECT_MILLIS = 10_000;

	private static final int MAX_FRAME = 2 << 20;

	private final ServerAddress address;

	private final Transport transport;

	private final int dcNumber;

	private final EventLoop loop;

	private final RandomBytes random;

	public Connector(ServerAddress address, Transport transport, int dcNumber, EventLoop loop, RandomBytes random) {
		this.address = address;
		this.transport = transport;
		this.dcNumber = dcNumber;
		this.loop = loop;
		this.random = random;
	}

	public Line open(LineListener listener) {
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
			.connect(this.address.host(), this.address.port())
			.addListener((connecting) -> {
				if (!connecting.isSuccess()) {
					line.onClosed();
				}
			});
		return line;
	}

	private void install(Channel channel, Line line) {
		this.transport.install(channel.pipeline(), this.dcNumber, MAX_FRAME, this.random);
		channel.pipeline().addLast(line);
	}

}

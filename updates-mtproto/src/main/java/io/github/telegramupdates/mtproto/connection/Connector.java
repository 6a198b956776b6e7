package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to a data center, all of them on one loop.
 */
public final class Connector {

	private static final Logger log = LoggerFactory.getLogger(Connector.class);

	private static final int CONNECT_MILLIS = 10_000;

	private static final int MAX_FRAME = 2 << 20;

	private final Transport transport;

	private final int dcNumber;

	private final EventLoop loop;

	private final RandomBytes random;

	public Connector(Transport transport, int dcNumber, EventLoop loop, RandomBytes random) {
		this.transport = transport;
		this.dcNumber = dcNumber;
		this.loop = loop;
		this.random = random;
	}

	public Line open(ServerAddress address, LineListener listener) {
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
			.connect(address.host(), address.port())
			.addListener((connecting) -> {
				if (!connecting.isSuccess()) {
					log.info("{} cannot be reached: {}", address, String.valueOf(connecting.cause()));
					this.loop.execute(line::onClosed);
				}
			});
		return line;
	}

	private void install(Channel channel, Line line) {
		this.transport.install(channel.pipeline(), this.dcNumber, MAX_FRAME, this.random);
		channel.pipeline().addLast(line);
	}

}

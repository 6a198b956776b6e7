package io.github.telegramupdates.mtproto.connection;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to a data center, all of them on one loop: directly, or through a
 * proxy, which then also looks up names.
 */
public final class Connector {

	private static final int CONNECT_MILLIS = 10_000;

	/** Answers to calls may be long; nothing is allocated before it arrives. */
	private static final int MAX_FRAME = 16 << 20;

	private final Transport transport;

	private final @Nullable ProxySettings proxy;

	private final int dcNumber;

	private final EventLoop loop;

	private final RandomBytes random;

	private final HostLookup hosts;

	public Connector(Transport transport, @Nullable ProxySettings proxy, int dcNumber, EventLoop loop,
			Executor blocking, RandomBytes random) {
		this.transport = transport;
		this.proxy = proxy;
		this.dcNumber = dcNumber;
		this.loop = loop;
		this.random = random;
		this.hosts = new HostLookup(blocking);
	}

	/**
	 * Opens a connection.
	 * @param address where to
	 * @param listener is notified once it is open or could not be opened, never before
	 * this returns
	 * @return the connection
	 */
	public Line open(ServerAddress address, LineListener listener) {
		Line line = new Line(listener);
		CompletableFuture<InetSocketAddress> first = this.hosts
			.resolve((this.proxy != null) ? this.proxy.address() : address);
		first.whenCompleteAsync((resolved, failure) -> {
			if (failure != null) {
				line.onClosed(String.valueOf(failure.getMessage()));
			}
			else {
				connect(address, resolved, line);
			}
		}, this.loop);
		return line;
	}

	private void connect(ServerAddress address, InetSocketAddress first, Line line) {
		InetSocketAddress target = (this.proxy != null) ? HostLookup.literal(address) : first;
		new Bootstrap().group(this.loop)
			.channel(NioSocketChannel.class)
			.resolver(NoopAddressResolverGroup.INSTANCE)
			.option(ChannelOption.TCP_NODELAY, true)
			.option(ChannelOption.SO_KEEPALIVE, true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
			.handler(new ChannelInitializer<>() {
				@Override
				protected void initChannel(Channel channel) {
					install(channel, first, line);
				}
			})
			.connect(target)
			.addListener((connecting) -> onConnecting(connecting, line));
	}

	private void install(Channel channel, InetSocketAddress first, Line line) {
		if (this.proxy != null) {
			channel.pipeline().addLast(this.proxy.handler(first), new ProxyActivation());
		}
		this.transport.install(channel.pipeline(), this.dcNumber, MAX_FRAME, this.random);
		channel.pipeline().addLast(line);
	}

	private void onConnecting(Future<?> connecting, Line line) {
		if (!connecting.isSuccess()) {
			// a channel that could not be made fails on another thread
			this.loop.execute(() -> line.onClosed(String.valueOf(connecting.cause())));
		}
	}

}

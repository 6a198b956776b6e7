package io.github.telegramupdates.benchmarks.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.simulator.dc.envelope.Envelope;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The least server that a client takes for Telegram: all accounts are logged in by the
 * same key, so that none is exchanged. It answers pings, and sends what it is given.
 */
final class KnownKeyServer implements AutoCloseable {

	private static final int DC = 2;

	private static final int API_ID = 1;

	private static final int BACKLOG = 1_024;

	private static final long PATIENCE_SECONDS = 30;

	private final byte[] key = new byte[AuthKey.LENGTH];

	/** Of all connections, which have one loop. */
	private final Envelope envelope;

	private final BlockingQueue<ServerConnection> sessions = new LinkedBlockingQueue<>();

	private final Semaphore accepted = new Semaphore(0);

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1,
			new DefaultThreadFactory("known-key-server", true), NioIoHandler.newFactory());

	private final ChannelGroup connections = new DefaultChannelGroup(this.loops.next());

	private final Channel listener;

	KnownKeyServer() {
		new SecureRandom().nextBytes(this.key);
		this.envelope = new Envelope(key());
		this.listener = new ServerBootstrap().group(this.loops)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					accept(channel);
				}

			})
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.syncUninterruptibly()
			.channel();
	}

	private void accept(Channel channel) {
		this.connections.add(channel);
		channel.pipeline()
			.addLast(new IntermediateFrames(), new ServerConnection(channel, this.envelope, this.sessions::add));
		this.accepted.release();
	}

	/** The key, a new object each time. */
	AuthKey key() {
		return AuthKey.of(this.key);
	}

	InetSocketAddress address() {
		return (InetSocketAddress) this.listener.localAddress();
	}

	/** Waits until the server has accepted connections too, which clients do not see. */
	void awaitConnections(int count) throws InterruptedException {
		if (!this.accepted.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Not all have connected");
		}
	}

	/**
	 * The next connection whose client has said which session it is in.
	 * @throws IllegalStateException if no client connects
	 */
	ServerConnection awaitSession() throws InterruptedException {
		ServerConnection session = this.sessions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		if (session == null) {
			throw new IllegalStateException("No client has connected");
		}
		return session;
	}

	/**
	 * Makes a client that is logged in already.
	 * @param userId its account
	 * @param resources its threads
	 * @return the client, which is not connected yet
	 */
	TelegramClient client(long userId, ClientResources resources) {
		String token = userId + ":token";
		SessionStore store = SessionStore.inMemory();
		store.save(StoredSession.of(DC, key(), 0, LoginBinding.ofBot(false, API_ID, token))
			.withAccount(new LoggedInAccount(userId, true)));
		return TelegramClient.builder()
			.api(API_ID, "hash")
			.botToken(token)
			.server(DC, new ServerAddress(address().getAddress().getHostAddress(), address().getPort()), List.of())
			.sessionStore(store)
			.resources(resources)
			.build();
	}

	@Override
	public void close() {
		this.listener.close().awaitUninterruptibly();
		this.connections.close().awaitUninterruptibly();
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
	}

}

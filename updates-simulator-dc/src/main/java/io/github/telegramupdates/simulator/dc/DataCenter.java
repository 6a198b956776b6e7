package io.github.telegramupdates.simulator.dc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.simulator.dc.rpc.CallDispatcher;
import io.github.telegramupdates.simulator.dc.rpc.HelpMethods;
import io.github.telegramupdates.simulator.dc.rpc.LoginMethods;
import io.github.telegramupdates.simulator.dc.rpc.PasswordCheck;
import io.github.telegramupdates.tl.UpdatesType;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;

/**
 * A data center on a port of the loopback interface. Its accounts, chats and updates are
 * those of a simulated Telegram; its keys, sessions and logins are its own, and last as
 * long as it does. One user, the peer, can be written to by everybody.
 */
public final class DataCenter implements AutoCloseable {

	/**
	 * Id of the peer.
	 */
	public static final long PEER_ID = 777;

	/**
	 * Access hash of the peer, for everybody.
	 */
	public static final long PEER_ACCESS_HASH = 7_770;

	private static final String PEER = "peer";

	private static final int WORKERS = 2;

	/** A thousand clients may come at once. */
	private static final int BACKLOG = 1_024;

	private final EventLoopGroup group;

	private final EventExecutor loop;

	private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS,
			new DefaultThreadFactory("data-center-worker", true));

	private final int dc;

	private final DataCenterState state;

	private final ChannelGroup connections;

	private final Channel listener;

	private DataCenter(EventLoopGroup group, SimulatedTelegram telegram, DataCenterOptions options, ServerKey key) {
		this.group = group;
		this.loop = group.next();
		this.dc = options.dc();
		this.state = new DataCenterState(telegram, key, this.loop, this.workers, new FaultPlan(options.faults()));
		this.connections = new DefaultChannelGroup(this.loop);
		this.state.calls(calls(telegram, options));
		this.listener = listen(options.port());
		this.loop.scheduleAtFixedRate(this.state.keys()::tend, 1, 1, TimeUnit.SECONDS);
	}

	/**
	 * Starts a data center with a new RSA key.
	 * @param telegram what is behind it, which is closed by who opened it
	 * @param options how it behaves
	 * @return the data center, which accepts connections
	 * @throws UncheckedIOException if it cannot have the port
	 */
	public static DataCenter start(SimulatedTelegram telegram, DataCenterOptions options) {
		return start(telegram, options, ServerKey.generate());
	}

	/**
	 * Starts a data center with an RSA key that its clients may know already.
	 * @param telegram what is behind it, which is closed by who opened it
	 * @param options how it behaves
	 * @param key the key
	 * @return the data center, which accepts connections
	 * @throws UncheckedIOException if it cannot have the port
	 */
	public static DataCenter start(SimulatedTelegram telegram, DataCenterOptions options, ServerKey key) {
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("data-center", true),
				NioIoHandler.newFactory());
		boolean started = false;
		try {
			DataCenter dataCenter = new DataCenter(group, telegram, options, key);
			started = true;
			return dataCenter;
		}
		finally {
			if (!started) {
				stop(group);
			}
		}
	}

	private CallDispatcher calls(SimulatedTelegram telegram, DataCenterOptions options) {
		SimulatedAccount peer = telegram.user(PEER, PEER_ID).accessHash(PEER_ACCESS_HASH);
		PasswordCheck password = new PasswordCheck(options.credentials().password(), this.state::random);
		LoginMethods logins = new LoginMethods(telegram, options.credentials(), password);
		HelpMethods help = new HelpMethods(options.dc(), InetAddress.getLoopbackAddress().getHostAddress(), this::port,
				() -> this.state.now().seconds(), this.state.faults());
		return new CallDispatcher(logins, help, new PushScript(this.state, this.loop, peer, options.pushes()),
				this.state.faults());
	}

	private Channel listen(int port) {
		ServerBootstrap bootstrap = new ServerBootstrap().group(this.group)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_REUSEADDR, true)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					DataCenter.this.connections.add(channel);
					channel.pipeline().addLast(new ConnectionHandler(DataCenter.this.state));
				}

			});
		return bound(
				bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).awaitUninterruptibly());
	}

	private static Channel bound(ChannelFuture binding) {
		if (!binding.isSuccess()) {
			throw new UncheckedIOException(new IOException("The port cannot be had", binding.cause()));
		}
		return binding.channel();
	}

	/**
	 * Where it listens.
	 * @return the port
	 */
	public int port() {
		return ((InetSocketAddress) this.listener.localAddress()).getPort();
	}

	/**
	 * The key by which clients know it.
	 * @return the public half
	 */
	public RsaPublicKey publicKey() {
		return this.state.serverKey().publicKey();
	}

	/**
	 * Lets a client in by a key that was not exchanged: an exchange takes both sides much
	 * longer than all else.
	 * @param key the key
	 * @param salt the salt to begin with
	 */
	public void addKey(AuthKey key, long salt) {
		this.loop.submit(() -> this.state.keys().add(key, salt, this.dc)).syncUninterruptibly();
	}

	/**
	 * What clients have cost so far.
	 * @return a snapshot
	 */
	public DataCenterCounters counters() {
		return this.loop.submit(() -> this.state.tally().counters(this.state.faults().hits()))
			.syncUninterruptibly()
			.getNow();
	}

	/**
	 * Lets something go wrong from now on, besides what was asked for at the start.
	 * @param request what
	 */
	public void cause(FaultRequest request) {
		this.state.faults().add(request);
		this.state.faults().begin();
	}

	/**
	 * Pushes something to all clients that take updates, beside what their accounts get.
	 * @param updates what is pushed
	 */
	public void push(UpdatesType updates) {
		byte[] bytes = updates.toByteArray();
		this.loop.submit(() -> this.state.keys().push(bytes)).syncUninterruptibly();
	}

	/**
	 * Closes all connections without a word, as a network does that fails.
	 */
	public void disconnectAll() {
		this.connections.close().awaitUninterruptibly();
	}

	/**
	 * Does something of which nobody is pushed anything.
	 * @param action what is done in the simulated Telegram
	 */
	public void withoutPushes(Runnable action) {
		this.state.withoutPushes(action);
	}

	@Override
	public void close() {
		this.listener.close().awaitUninterruptibly();
		disconnectAll();
		this.workers.shutdown();
		stop(this.group);
	}

	private static void stop(EventLoopGroup group) {
		group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
	}

}

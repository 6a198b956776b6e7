package io.github.telegramupdates.benchmarks.connection;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.benchmarks.UsedHeap;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * What many connections cost that do nothing. The server's end of each is in the same
 * process, and counted.
 */
final class ConnectedAccounts {

	private static final long PATIENCE_SECONDS = 60;

	private ConnectedAccounts() {
	}

	/**
	 * Connects accounts that are logged in, all on the same resources.
	 * @param count how many
	 * @return what they cost
	 */
	static Cost ofClients(int count) throws Exception {
		try (KnownKeyServer server = new KnownKeyServer()) {
			Before before = Before.now();
			long start = System.nanoTime();
			try (ClientResources resources = ClientResources.create()) {
				List<TelegramClient> clients = new ArrayList<>();
				for (int i = 1; i <= count; i++) {
					TelegramClient client = server.client(i, resources);
					client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
					clients.add(client);
				}
				for (int i = 0; i < count; i++) {
					server.awaitSession();
				}
				Cost cost = before.costOf(count, System.nanoTime() - start);
				Reference.reachabilityFence(clients);
				clients.forEach(TelegramClient::close);
				return cost;
			}
		}
	}

	/**
	 * The baseline: channels of Netty without anything, on one loop.
	 * @param count how many
	 * @return what they cost
	 */
	static Cost ofBareChannels(int count) throws Exception {
		try (KnownKeyServer server = new KnownKeyServer()) {
			Before before = Before.now();
			long start = System.nanoTime();
			EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("bare-channels", true),
					NioIoHandler.newFactory());
			Bootstrap bootstrap = new Bootstrap().group(loop).channel(NioSocketChannel.class);
			List<Channel> channels = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				channels.add(bootstrap.clone()
					.handler(new ChannelInboundHandlerAdapter())
					.connect(server.address())
					.sync()
					.channel());
			}
			server.awaitConnections(count);
			Cost cost = before.costOf(count, System.nanoTime() - start);
			Reference.reachabilityFence(channels);
			loop.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).sync();
			return cost;
		}
	}

	/**
	 * What connections cost.
	 *
	 * @param count how many there are
	 * @param threads how many threads of the process came with them
	 * @param heap bytes of heap for each
	 * @param seconds how long it took until all of them were connected
	 */
	record Cost(int count, int threads, double heap, double seconds) {
	}

	/**
	 * The process before there are connections.
	 */
	private record Before(int threads, long heap) {

		static Before now() {
			return new Before(threadCount(), UsedHeap.afterCollection());
		}

		Cost costOf(int count, long nanos) {
			return new Cost(count, threadCount() - this.threads,
					(double) (UsedHeap.afterCollection() - this.heap) / count, nanos / 1e9);
		}

		private static int threadCount() {
			return ManagementFactory.getThreadMXBean().getThreadCount();
		}

	}

}

package io.github.telegramupdates.benchmarks.connection;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A client that is sent containers as fast as it takes them.
 */
final class Receiving implements AutoCloseable {

	/** How many containers may be on their way: less than what an inbox holds. */
	private static final int WINDOW = 16;

	private static final long PATIENCE_SECONDS = 60;

	private final KnownKeyServer server = new KnownKeyServer();

	private final ClientResources resources = ClientResources.create();

	private final TelegramClient client = this.server.client(1, this.resources);

	private final PlainDecryption baseline = new PlainDecryption();

	private final CountingSink sink = new CountingSink();

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final long loopThread;

	private final ServerConnection connection;

	private final PushedContainers containers;

	Receiving() throws GeneralSecurityException, InterruptedException {
		this.loopThread = this.resources.loops()
			.submit(() -> Thread.currentThread().getId())
			.syncUninterruptibly()
			.getNow();
		this.client.connection().subscribe(this.sink);
		this.client.connect();
		this.connection = this.server.awaitSession();
		this.containers = new PushedContainers(this.server.key(), this.connection);
	}

	/**
	 * Receives, and does what the baseline does with the same bytes.
	 * @param count how many containers
	 * @return how long both took
	 */
	Round round(int count) throws GeneralSecurityException, InterruptedException {
		List<byte[]> sealed = this.containers.seal(count);
		List<ByteBuf> frames = sealed.stream().map(IntermediateFrames::frame).toList();
		long bytes = sealed.stream().mapToLong((envelope) -> envelope.length).sum();
		Clock start = now();
		for (byte[] envelope : sealed) {
			this.baseline.open(envelope);
		}
		Clock opened = now();
		for (ByteBuf frame : frames) {
			this.sink.awaitRoom();
			this.connection.send(frame);
		}
		this.sink.awaitAll();
		Clock received = now();
		return new Round(bytes, count, received.nanos() - opened.nanos(), opened.nanos() - start.nanos(),
				received.loopNanos() - opened.loopNanos(), opened.ownNanos() - start.ownNanos());
	}

	private Clock now() {
		return new Clock(System.nanoTime(), this.threads.getThreadCpuTime(this.loopThread),
				this.threads.getCurrentThreadCpuTime());
	}

	@Override
	public void close() {
		this.client.close();
		this.resources.close();
		this.server.close();
	}

	/**
	 * What a round took.
	 *
	 * @param bytes how much was received
	 * @param containers in how many containers
	 * @param nanos how long the client took
	 * @param baselineNanos how long the baseline took
	 * @param loopNanos how long the client's loop had a processor, which decrypts
	 * @param baselineOwnNanos how long the baseline had one
	 */
	record Round(long bytes, int containers, long nanos, long baselineNanos, long loopNanos, long baselineOwnNanos) {

		double speed() {
			return this.bytes * 1e3 / this.nanos;
		}

		double baselineSpeed() {
			return this.bytes * 1e3 / this.baselineNanos;
		}

		/** Messages of the protocol each second. */
		double messages() {
			return this.containers * PushedContainers.PARTS * 1e9 / this.nanos;
		}

		double ratio() {
			return (double) this.baselineNanos / this.nanos;
		}

		/** The same if no thread ever had to wait for a processor. */
		double processorRatio() {
			return (double) this.baselineOwnNanos / this.loopNanos;
		}

	}

	private record Clock(long nanos, long loopNanos, long ownNanos) {
	}

	/**
	 * Makes room for another container whenever one is complete.
	 */
	private static final class CountingSink implements UpdateSink {

		private final Semaphore room = new Semaphore(WINDOW);

		private volatile @Nullable String failure;

		private int parts;

		void awaitRoom() throws InterruptedException {
			take(1);
		}

		void awaitAll() throws InterruptedException {
			take(WINDOW);
			this.room.release(WINDOW);
		}

		private void take(int containers) throws InterruptedException {
			boolean arrived = this.room.tryAcquire(containers, PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (!arrived || this.failure != null) {
				throw new IllegalStateException("Not everything arrived: " + this.failure);
			}
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			if (!(updates instanceof Updates whole) || whole.updates().size() != PushedContainers.UPDATES) {
				this.failure = "other updates than those that were sent";
				return;
			}
			this.parts++;
			if (this.parts % PushedContainers.PARTS == 0) {
				this.room.release();
			}
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			// the client's own calls
		}

		@Override
		public void onSignal(SessionSignal signal) {
			if (signal instanceof SessionSignal.DecodeFailed failed) {
				this.failure = failed.toString();
			}
		}

	}

}

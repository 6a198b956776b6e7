package io.github.telegramupdates.benchmarks.recovery;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server that answers every call one round trip later, from one thread
 * of its own, as one that reads a socket does. Knows what was missed in an
 * {@link Outage}.
 */
final class DelayedServer implements TelegramConnection, TelegramApi {

	private final ScheduledExecutorService wire = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "wire");
		thread.setDaemon(true);
		return thread;
	});

	private final Outage outage;

	private final AtomicInteger channelCalls = new AtomicInteger();

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicInteger mostInFlight = new AtomicInteger();

	private volatile @Nullable UpdateSink sink;

	/** Whether the next difference names all channels. */
	private boolean announcing;

	private DelayedServer(Outage outage, boolean announcing) {
		this.outage = outage;
		this.announcing = announcing;
	}

	/**
	 * A server whose first difference names all channels.
	 */
	static DelayedServer afterOutage(Outage outage) {
		return new DelayedServer(outage, true);
	}

	/**
	 * A server that has nothing to tell of before it pushes.
	 */
	static DelayedServer pushing(Outage outage) {
		return new DelayedServer(outage, false);
	}

	/**
	 * Pushes the last message of each channel; those before it were lost.
	 */
	void pushLast() {
		this.outage.channelIds().forEach((id) -> this.wire.execute(() -> push(id)));
	}

	private void push(long channelId) {
		int pts = this.outage.after();
		Update last = new UpdateNewChannelMessage(Outage.message(channelId, pts), pts, 1);
		sink().onUpdates(new Updates(List.of(last), List.of(), List.of(), Outage.DATE, 0));
	}

	@Override
	public TelegramApi api() {
		return this;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		CompletableFuture<R> result = new CompletableFuture<>();
		boolean ofChannel = method instanceof GetChannelDifference;
		if (ofChannel) {
			this.channelCalls.incrementAndGet();
			this.mostInFlight.accumulateAndGet(this.inFlight.incrementAndGet(), Math::max);
		}
		this.wire.schedule(() -> {
			if (ofChannel) {
				this.inFlight.decrementAndGet();
			}
			answer(method, result);
		}, this.outage.roundTrip().toNanos(), TimeUnit.NANOSECONDS);
		return result;
	}

	@SuppressWarnings("unchecked")
	private <R> void answer(TlMethod<R> method, CompletableFuture<R> result) {
		R answer = (R) answerTo(method);
		sink().onResult(method, answer);
		result.complete(answer);
	}

	private Object answerTo(TlMethod<?> method) {
		if (method instanceof GetChannelDifference channel) {
			return channelDifference(channel);
		}
		if (method instanceof GetDifference) {
			return difference();
		}
		throw new IllegalStateException(method.methodName());
	}

	private Object channelDifference(GetChannelDifference request) {
		long channelId = ((InputChannel) request.channel()).channelId();
		int to = Math.min(request.pts() + request.limit(), this.outage.after());
		return new ChannelDifference(to == this.outage.after(), to, null, Outage.messages(channelId, request.pts(), to),
				List.of(), List.of(), List.of());
	}

	private Object difference() {
		if (!this.announcing) {
			return new DifferenceEmpty(Outage.DATE, 0);
		}
		this.announcing = false;
		List<Update> announcements = this.outage.channelIds()
			.<Update>mapToObj((id) -> new UpdateChannelTooLong(id, this.outage.after()))
			.toList();
		return new Difference(List.of(), List.of(), announcements, List.of(), List.of(),
				new State(Outage.BEFORE, 0, Outage.DATE, 0, 0));
	}

	/**
	 * How many requests for channels came.
	 */
	int channelCalls() {
		return this.channelCalls.get();
	}

	/**
	 * How many of them waited for their answers at the same time, at most.
	 */
	int mostInFlight() {
		return this.mostInFlight.get();
	}

	private UpdateSink sink() {
		UpdateSink subscribed = this.sink;
		if (subscribed == null) {
			throw new IllegalStateException("nobody listens");
		}
		return subscribed;
	}

	@Override
	public Subscription subscribe(UpdateSink updates) {
		this.sink = updates;
		return this.wire::shutdownNow;
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(Outage.DATE);
	}

	@Override
	public void close() {
		this.wire.shutdownNow();
	}

}

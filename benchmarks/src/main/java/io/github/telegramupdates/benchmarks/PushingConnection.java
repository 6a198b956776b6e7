package io.github.telegramupdates.benchmarks;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server that has nothing to add to what it pushed.
 */
public final class PushingConnection implements TelegramConnection, TelegramApi {

	private final int date;

	private volatile @Nullable UpdateSink sink;

	/**
	 * Creates a connection that nobody listens to yet.
	 * @param date the server's time, in seconds since 1970; it stands still
	 */
	public PushingConnection(int date) {
		this.date = date;
	}

	/**
	 * Pushes to whoever listens, on the calling thread.
	 * @param container what is pushed
	 */
	public void push(UpdatesType container) {
		UpdateSink subscribed = this.sink;
		if (subscribed != null) {
			subscribed.onUpdates(container);
		}
	}

	@Override
	public TelegramApi api() {
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		if (!(method instanceof GetDifference)) {
			return CompletableFuture.failedFuture(new IllegalStateException(method.methodName()));
		}
		return CompletableFuture.completedFuture((R) new DifferenceEmpty(this.date, 0));
	}

	@Override
	public Subscription subscribe(UpdateSink sink) {
		this.sink = sink;
		return () -> this.sink = null;
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(this.date);
	}

	@Override
	public void close() {
		this.sink = null;
	}

}

package io.github.telegramupdates.benchmarks.database;

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
final class PushingConnection implements TelegramConnection, TelegramApi {

	private volatile @Nullable UpdateSink sink;

	void push(UpdatesType container) {
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
		return CompletableFuture.completedFuture((R) new DifferenceEmpty(Feed.DATE, 0));
	}

	@Override
	public Subscription subscribe(UpdateSink sink) {
		this.sink = sink;
		return () -> this.sink = null;
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(Feed.DATE);
	}

	@Override
	public void close() {
		this.sink = null;
	}

}

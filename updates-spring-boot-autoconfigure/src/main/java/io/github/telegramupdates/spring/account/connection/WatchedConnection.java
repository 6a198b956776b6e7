package io.github.telegramupdates.spring.account.connection;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A connection whose signals are noted on their way to the engine: a connection has one
 * sink only.
 */
final class WatchedConnection implements TelegramConnection {

	private final TelegramConnection connection;

	private final ConnectionWatch watch;

	WatchedConnection(TelegramConnection connection, ConnectionWatch watch) {
		this.connection = connection;
		this.watch = watch;
	}

	@Override
	public TelegramApi api() {
		return this.connection.api();
	}

	@Override
	public Subscription subscribe(UpdateSink sink) {
		return this.connection.subscribe(new WatchingSink(sink));
	}

	@Override
	public Instant serverTime() {
		return this.connection.serverTime();
	}

	@Override
	public CompletableFuture<Void> logOut() {
		return this.connection.logOut();
	}

	@Override
	public CompletableFuture<Void> ended() {
		return this.connection.ended();
	}

	@Override
	public void close() {
		this.connection.close();
	}

	private void note(SessionSignal signal) {
		if (signal instanceof SessionSignal.Disconnected) {
			this.watch.disconnected();
		}
		else if (signal instanceof SessionSignal.LoggedOut loggedOut) {
			this.watch.unauthorized(loggedOut.reason());
		}
		else if (signal instanceof SessionSignal.Connected || signal instanceof SessionSignal.NewSession) {
			this.watch.connected();
		}
	}

	private final class WatchingSink implements UpdateSink {

		private final UpdateSink sink;

		private WatchingSink(UpdateSink sink) {
			this.sink = sink;
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			this.sink.onUpdates(updates);
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			this.sink.onResult(request, result);
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			this.sink.onError(request, error);
		}

		@Override
		public void onSignal(SessionSignal signal) {
			note(signal);
			this.sink.onSignal(signal);
		}

	}

}

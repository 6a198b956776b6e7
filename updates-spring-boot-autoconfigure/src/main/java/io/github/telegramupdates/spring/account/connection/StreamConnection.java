package io.github.telegramupdates.spring.account.connection;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a stream, which outlives the clients that it goes through. Closing it
 * closes nothing: clients are closed by whoever opened them.
 */
final class StreamConnection implements TelegramConnection {

	private final TelegramApi api = new CurrentApi();

	private volatile TelegramConnection current;

	private volatile @Nullable SerialSink sink;

	private volatile @Nullable Subscription subscription;

	StreamConnection(TelegramConnection first) {
		this.current = first;
	}

	/**
	 * Goes on through another client. What came in between is lost to push.
	 * @throws IllegalStateException if somebody else has a subscription of it
	 */
	void continueBy(TelegramConnection next) {
		this.current = next;
		SerialSink open = this.sink;
		if (open != null) {
			// what follows the difference that the signal leads to has to come in
			this.subscription = next.subscribe(open);
			open.onSignal(new SessionSignal.Migrated());
		}
	}

	/**
	 * The account is refused for good.
	 * @param reason type of the error
	 */
	void end(String reason) {
		SerialSink open = this.sink;
		if (open != null) {
			open.onSignal(new SessionSignal.LoggedOut(reason));
		}
	}

	@Override
	public TelegramApi api() {
		return this.api;
	}

	@Override
	public Subscription subscribe(UpdateSink consumer) {
		SerialSink open = new SerialSink(consumer);
		this.subscription = this.current.subscribe(open);
		this.sink = open;
		return this::unsubscribe;
	}

	private void unsubscribe() {
		this.sink = null;
		Subscription open = this.subscription;
		if (open != null) {
			open.close();
		}
	}

	@Override
	public Instant serverTime() {
		return this.current.serverTime();
	}

	@Override
	public void close() {
		unsubscribe();
	}

	private final class CurrentApi implements TelegramApi {

		@Override
		public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
			return StreamConnection.this.current.api().invoke(method);
		}

	}

	/**
	 * Clients call it one after the other, but the signals above come in between.
	 */
	private static final class SerialSink implements UpdateSink {

		private final UpdateSink sink;

		private final Lock turn = new ReentrantLock();

		SerialSink(UpdateSink sink) {
			this.sink = sink;
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			inTurn(() -> this.sink.onUpdates(updates));
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			inTurn(() -> this.sink.onResult(request, result));
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			inTurn(() -> this.sink.onError(request, error));
		}

		@Override
		public void onSignal(SessionSignal signal) {
			inTurn(() -> this.sink.onSignal(signal));
		}

		private void inTurn(Runnable call) {
			this.turn.lock();
			try {
				call.run();
			}
			finally {
				this.turn.unlock();
			}
		}

	}

}

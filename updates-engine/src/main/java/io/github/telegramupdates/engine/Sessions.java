package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * The connections that feed an account: bots may have several sessions, each of which is
 * pushed updates.
 */
final class Sessions {

	private final Supplier<UpdateSink> sinks;

	private final IntConsumer changed;

	private final List<Session> sessions = new CopyOnWriteArrayList<>();

	private boolean closed;

	/**
	 * Creates the sessions of an account.
	 * @param sinks makes a sink for each of them
	 * @param changed told how many there are when there are others
	 */
	Sessions(Supplier<UpdateSink> sinks, IntConsumer changed) {
		this.sinks = sinks;
		this.changed = changed;
	}

	/**
	 * Takes in what a connection receives.
	 * @throws IllegalStateException if somebody else does so already, or the account has
	 * stopped
	 */
	synchronized Subscription attach(TelegramConnection connection) {
		if (this.closed) {
			throw new IllegalStateException("The account has stopped");
		}
		Session session = new Session(connection, this.sinks.get(), this.sessions.isEmpty());
		session.subscription = connection.subscribe(session);
		this.sessions.add(session);
		announce();
		return () -> detach(session);
	}

	/**
	 * Tells how many there are, if not only one.
	 */
	void announce() {
		int count = this.sessions.size();
		if (count > 1) {
			this.changed.accept(count);
		}
	}

	private synchronized void detach(Session session) {
		if (this.sessions.remove(session)) {
			session.subscription.close();
			this.changed.accept(this.sessions.size());
		}
	}

	/**
	 * When each session was last pushed something, in the order of their attachment.
	 */
	List<Instant> lastPushes() {
		return this.sessions.stream().map((session) -> session.lastPush).toList();
	}

	/**
	 * Takes nothing in any more. The connections stay open.
	 */
	synchronized void close() {
		this.closed = true;
		this.sessions.forEach((session) -> session.subscription.close());
	}

	/** Notes when something is pushed. */
	private final class Session implements UpdateSink {

		private final TelegramConnection connection;

		private final UpdateSink sink;

		/** Calls are made through the first one. */
		private final boolean first;

		private Subscription subscription = () -> {
		};

		private volatile Instant lastPush;

		Session(TelegramConnection connection, UpdateSink sink, boolean first) {
			this.first = first;
			this.connection = connection;
			this.sink = sink;
			this.lastPush = connection.serverTime();
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			this.lastPush = this.connection.serverTime();
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
			if (signal instanceof SessionSignal.LoggedOut && !this.first) {
				// the account goes on without it
				detach(this);
			}
			else {
				this.sink.onSignal(signal);
			}
		}

	}

}

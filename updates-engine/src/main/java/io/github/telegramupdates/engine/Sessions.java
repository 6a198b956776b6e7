package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that feed an account: bots may have several sessions, each of which is
 * pushed updates.
 */
final class Sessions {

	private static final Logger log = LoggerFactory.getLogger(Sessions.class);

	private final String name;

	private final AccountKind kind;

	private final Supplier<Instant> serverTime;

	private final Function<LongConsumer, UpdateSink> sinks;

	private final Consumer<IntSupplier> changed;

	private final WrongLogin wrongLogin;

	private final List<Session> sessions = new CopyOnWriteArrayList<>();

	private boolean closed;

	/**
	 * Creates the sessions of an account.
	 * @param name name of the account
	 * @param kind whose account it is
	 * @param serverTime the time of pushes
	 * @param sinks makes a sink for each of them, which tells who else is logged in
	 * @param changed told when there are others, and asks how many when its turn comes
	 * @param wrongLogin told when somebody else is logged in
	 */
	Sessions(String name, AccountKind kind, Supplier<Instant> serverTime, Function<LongConsumer, UpdateSink> sinks,
			Consumer<IntSupplier> changed, WrongLogin wrongLogin) {
		this.name = name;
		this.serverTime = serverTime;
		this.kind = kind;
		this.sinks = sinks;
		this.changed = changed;
		this.wrongLogin = wrongLogin;
	}

	/**
	 * Takes in what a connection receives.
	 * @throws IllegalStateException if somebody else does so already, the account has
	 * stopped, or it is a user's and has a connection
	 */
	synchronized Subscription attach(TelegramConnection connection) {
		if (this.closed) {
			throw new IllegalStateException("The account has stopped");
		}
		if (this.kind == AccountKind.USER && !this.sessions.isEmpty()) {
			throw new IllegalStateException("The account of a user is fed by one connection only,"
					+ " because its containers are numbered for each session");
		}
		Session session = new Session(connection, this.sessions.isEmpty());
		session.subscription = connection.subscribe(session);
		this.sessions.add(session);
		announce();
		return () -> detach(session);
	}

	private void announce() {
		if (this.sessions.size() > 1) {
			this.changed.accept(this.sessions::size);
		}
	}

	/**
	 * How many there are.
	 */
	int count() {
		return this.sessions.size();
	}

	private void detach(Session session) {
		if (forget(session)) {
			session.unsubscribe();
			this.changed.accept(this.sessions::size);
		}
	}

	private synchronized boolean forget(Session session) {
		return !this.closed && this.sessions.remove(session);
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
	void close() {
		synchronized (this) {
			this.closed = true;
		}
		// not under the lock: a subscription may wait for its sink, which may detach
		this.sessions.forEach(Session::unsubscribe);
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

		Session(TelegramConnection connection, boolean first) {
			this.first = first;
			this.connection = connection;
			this.sink = Sessions.this.sinks.apply(this::refuse);
			this.lastPush = Sessions.this.serverTime.get();
		}

		void unsubscribe() {
			try {
				this.subscription.close();
			}
			catch (Throwable failure) {
				log.warn("Account '{}': the client {} could not end its subscription ({})", Sessions.this.name,
						this.connection.getClass().getName(), failure.getClass().getName());
				log.debug("The failure in full", failure);
			}
		}

		private void refuse(long otherId) {
			if (!this.first) {
				detach(this);
			}
			Sessions.this.wrongLogin.loggedInAs(otherId, this.first);
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			this.lastPush = Sessions.this.serverTime.get();
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

	/** Told of a connection that is logged in as somebody else. */
	@FunctionalInterface
	interface WrongLogin {

		/**
		 * Nothing more is taken from the connection.
		 * @param otherId who is logged in
		 * @param first whether it is the connection that the account runs on
		 */
		void loggedInAs(long otherId, boolean first);

	}

}

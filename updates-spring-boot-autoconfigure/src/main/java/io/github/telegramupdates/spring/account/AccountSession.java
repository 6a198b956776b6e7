package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One account from start to stop: opens its connection, asks Telegram who it is, and
 * hands it to the engine. Each step is tried again until it works.
 */
final class AccountSession {

	private static final Log logger = LogFactory.getLog(AccountSession.class);

	private final TelegramAccount account;

	private final TelegramConnectionFactory connections;

	private final AccountStarter starter;

	private final AccountNames names;

	private final SessionTasks tasks;

	private final ConnectionWatch watch;

	private volatile @Nullable TelegramConnection connection;

	private volatile @Nullable AccountRun run;

	private boolean closed;

	private int failures;

	AccountSession(TelegramAccount account, TelegramConnectionFactory connections, AccountStarter starter,
			AccountNames names, SessionTasks tasks, Clock clock) {
		this.account = account;
		this.connections = connections;
		this.starter = starter;
		this.names = names;
		this.tasks = tasks;
		this.watch = new ConnectionWatch(clock);
	}

	void start() {
		this.watch.connecting();
		this.tasks.execute(this::connect);
	}

	ConnectionState connectionState() {
		return this.watch.state();
	}

	Optional<AccountStatus> status() {
		return Optional.ofNullable(this.run).map(AccountRun::status);
	}

	Optional<TelegramApi> api() {
		return Optional.ofNullable(this.connection).map(TelegramConnection::api);
	}

	/**
	 * Stops the stream, waiting for running transactions, then closes the connection.
	 */
	void close() {
		synchronized (this) {
			this.closed = true;
		}
		AccountRun running = this.run;
		if (running != null) {
			running.close();
		}
		closeConnection(null);
	}

	private void connect() {
		try {
			adopt(new WatchedConnection(this.connections.connect(this.account), this.watch));
		}
		catch (RuntimeException ex) {
			retry(this::connect, "open a connection", ex);
			return;
		}
		identify();
	}

	private void adopt(TelegramConnection opened) {
		synchronized (this) {
			if (!this.closed) {
				this.connection = opened;
				return;
			}
		}
		opened.close();
	}

	private void identify() {
		TelegramConnection current = this.connection;
		if (current == null) {
			return;
		}
		OwnUser.ask(current.api()).whenComplete((users, failure) -> this.tasks.execute(() -> {
			if (failure != null) {
				retry(this::identify, "ask who the account is", unwrap(failure));
			}
			else {
				identified(users);
			}
		}));
	}

	private void identified(List<UserType> users) {
		this.watch.connected();
		OwnUser.idOf(users)
			.ifPresentOrElse(this::begin, () -> retry(this::identify, "ask who the account is",
					new IllegalStateException("The answer names no user")));
	}

	private void begin(long userId) {
		String owner = this.names.assign(userId, this.account.name());
		if (!owner.equals(this.account.name())) {
			logger.error("Account '%s' is not started: it is the same Telegram account as '%s'"
				.formatted(this.account.name(), owner));
			closeConnection("same account as '" + owner + "'");
			return;
		}
		synchronized (this) {
			TelegramConnection current = this.connection;
			if (this.closed || current == null) {
				return;
			}
			AuthOptions options = this.account.isBot() ? AuthOptions.bot() : AuthOptions.user();
			AccountRun started = this.starter.run(current, userId, options);
			this.run = started;
			started.stopped().thenAccept((stopped) -> this.tasks.execute(() -> ended(stopped)));
		}
	}

	private void ended(Stopped stopped) {
		if (stopped.cause() == Stopped.Cause.UNAUTHORIZED) {
			this.watch.unauthorized(stopped.detail());
		}
		closeConnection(stopped.cause().name());
	}

	private void closeConnection(@Nullable String reason) {
		TelegramConnection open;
		synchronized (this) {
			open = this.connection;
			this.connection = null;
		}
		this.watch.closed(reason);
		if (open != null) {
			open.close();
		}
	}

	private void retry(Runnable step, String what, Throwable failure) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
		}
		this.watch.failed(failure);
		this.failures++;
		Duration delay = this.tasks.retryLater(step, this.failures, floodWait(failure));
		logger.warn("Account '%s' could not %s: %s; tried again in %d ms".formatted(this.account.name(), what,
				this.watch.state().problem(), delay.toMillis()));
		logger.debug("What kept the account from starting", failure);
	}

	private static Duration floodWait(Throwable failure) {
		if (failure instanceof RpcException error && error.type().equals("FLOOD_WAIT")) {
			return Duration.ofSeconds(error.argument().orElse(0));
		}
		return Duration.ZERO;
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}

package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.CountedTime;
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
 * hands it to the engine. Each step is tried again until it works, whatever the
 * connection factory or the client does.
 */
final class AccountSession {

	private static final Log logger = LogFactory.getLog(AccountSession.class);

	private static final String IDENTIFY = "ask who the account is";

	private final TelegramAccount account;

	private final TelegramConnectionFactory connections;

	private final AccountStarter starter;

	private final AccountNames names;

	private final OpenChannels channels;

	private final SessionTasks tasks;

	private final Clock clock;

	private final ConnectionWatch watch;

	private final CountedTime connecting;

	private volatile @Nullable TelegramConnection connection;

	private volatile @Nullable AccountRun run;

	private volatile boolean ended;

	private boolean closed;

	/** Connections that are being opened or closed right now. */
	private int transitions;

	private int failures;

	private final AskedWait askedWait = new AskedWait();

	private final CompletableFuture<Void> disconnected = new CompletableFuture<>();

	AccountSession(TelegramAccount account, TelegramConnectionFactory connections, AccountStarter starter,
			AccountNames names, OpenChannels channels, SessionTasks tasks, Clock clock) {
		this.account = account;
		this.connections = connections;
		this.starter = starter;
		this.names = names;
		this.channels = channels;
		this.tasks = tasks;
		this.clock = clock;
		this.watch = new ConnectionWatch(clock);
		this.connecting = new CountedTime(clock::millis);
	}

	void start() {
		this.watch.connecting();
		this.connecting.restart();
		this.tasks.execute(this::connect);
	}

	ConnectionState connectionState() {
		ConnectionState state = this.watch.state();
		OptionalLong rest = this.connecting.waitMillis();
		return new ConnectionState(state.phase(), state.since(), state.problem(), this.connecting.elapsed(),
				rest.isPresent() ? this.clock.instant().plusMillis(rest.getAsLong()) : null);
	}

	Optional<AccountStatus> status() {
		return Optional.ofNullable(this.run).map(AccountRun::status);
	}

	Optional<TelegramApi> api() {
		return Optional.ofNullable(this.connection).map(TelegramConnection::api);
	}

	Optional<CompletableFuture<Void>> logOut() {
		return Optional.ofNullable(this.connection).map(TelegramConnection::logOut);
	}

	/**
	 * Whether nothing comes any more: it was closed, or the account ended by itself. The
	 * application may hear of the end before this session does.
	 */
	boolean isEnded() {
		return this.ended || status().filter((status) -> status.phase() == AccountStatus.Phase.STOPPED).isPresent();
	}

	/**
	 * Stops the stream, waiting for running transactions, then closes the connection.
	 */
	void close() {
		AccountRun running;
		synchronized (this) {
			this.closed = true;
			running = this.run;
		}
		if (running != null) {
			running.close();
		}
		end(null);
		completeDisconnected();
	}

	/**
	 * Closes the connection at once, whatever runs. One that is being opened is closed as
	 * soon as it is open.
	 */
	void disconnect() {
		synchronized (this) {
			this.closed = true;
		}
		closeConnection();
		completeDisconnected();
	}

	/**
	 * Completes when the session is closed or disconnected, and no connection is left,
	 * not even one that is being opened.
	 */
	CompletableFuture<Void> disconnected() {
		return this.disconnected;
	}

	private void connect() {
		if (!beginOpening()) {
			return;
		}
		try {
			TelegramConnection opened = this.connections.connect(this.account);
			if (opened == null) {
				throw new UnusableConnectionException(this.connections, "returned no connection");
			}
			adopt(new WatchedConnection(opened, this.watch));
		}
		catch (Throwable ex) {
			retry(this::connect, "open a connection", ex);
			return;
		}
		finally {
			endTransition();
		}
		identify();
	}

	private synchronized boolean beginOpening() {
		if (this.closed) {
			return false;
		}
		this.transitions++;
		return true;
	}

	private void endTransition() {
		synchronized (this) {
			this.transitions--;
		}
		completeDisconnected();
	}

	private void completeDisconnected() {
		synchronized (this) {
			if (!this.closed || this.transitions > 0 || this.connection != null) {
				return;
			}
		}
		this.disconnected.complete(null);
	}

	private void adopt(TelegramConnection opened) {
		synchronized (this) {
			if (!this.closed) {
				this.connection = opened;
				return;
			}
		}
		closeQuietly(opened);
	}

	private void identify() {
		TelegramConnection current = this.connection;
		if (current == null) {
			return;
		}
		try {
			ask(current).whenComplete((users, failure) -> this.tasks.execute(() -> {
				if (failure != null) {
					notIdentified(unwrap(failure));
				}
				else {
					identified(current, users);
				}
			}));
		}
		catch (Throwable ex) {
			connectAnew(IDENTIFY, ex);
		}
	}

	private void notIdentified(Throwable failure) {
		if (failure instanceof RpcException refusal && Refusals.isFinal(refusal)) {
			logger.info("Account '%s' is not started: Telegram refuses it by %s".formatted(this.account.name(),
					refusal.type()));
			this.watch.unauthorized(refusal.type());
			end(refusal.type());
		}
		else if (Refusals.leavesClient(failure)) {
			retry(this::identify, IDENTIFY, failure);
		}
		else {
			connectAnew(IDENTIFY, failure);
		}
	}

	private static CompletableFuture<List<UserType>> ask(TelegramConnection current) {
		TelegramApi api = current.api();
		CompletableFuture<List<UserType>> answer = (api != null) ? OwnUser.ask(api) : null;
		if (answer == null) {
			throw new UnusableConnectionException(current, (api == null) ? "has no api" : "returned no future");
		}
		return answer;
	}

	private void identified(TelegramConnection current, @Nullable List<UserType> users) {
		OptionalLong userId = (users != null) ? OwnUser.idOf(users) : OptionalLong.empty();
		if (userId.isEmpty()) {
			retry(this::identify, IDENTIFY, new UnusableConnectionException(current, "names no user in its answer"));
			return;
		}
		this.watch.connected();
		try {
			begin(userId.getAsLong());
		}
		catch (Throwable ex) {
			connectAnew("begin its stream", ex);
		}
	}

	private void begin(long userId) {
		String owner = this.names.assign(userId, this.account.name());
		if (!owner.equals(this.account.name())) {
			logger.error("Account '%s' is not started: it is the same Telegram account as '%s'"
				.formatted(this.account.name(), owner));
			end("same account as '" + owner + "'");
			return;
		}
		synchronized (this) {
			TelegramConnection current = this.connection;
			if (this.closed || current == null) {
				return;
			}
			AuthOptions options = this.account.isBot() ? AuthOptions.bot() : AuthOptions.user();
			AccountRun started = this.starter.run(current, userId, options.named(this.account.name()));
			this.run = started;
			this.connecting.end();
			this.channels.attach(started);
			started.stopped().thenAccept((stopped) -> this.tasks.execute(() -> ended(stopped)));
		}
	}

	private void ended(Stopped stopped) {
		if (stopped.cause() == Stopped.Cause.UNAUTHORIZED) {
			this.watch.unauthorized(stopped.detail());
		}
		end((stopped.cause() != Stopped.Cause.CLOSED) ? stopped.cause().name() : null);
	}

	private void end(@Nullable String reason) {
		this.ended = true;
		this.connecting.end();
		this.watch.closed(reason);
		closeConnection();
	}

	private void closeConnection() {
		TelegramConnection open;
		synchronized (this) {
			open = this.connection;
			if (open == null) {
				return;
			}
			this.connection = null;
			this.transitions++;
		}
		closeQuietly(open);
		endTransition();
	}

	private void closeQuietly(TelegramConnection open) {
		try {
			open.close();
		}
		catch (Throwable ex) {
			logger.warn("Account '%s': its connection could not be closed: %s".formatted(this.account.name(),
					FailureText.of(ex)));
		}
	}

	/**
	 * What a client did cannot be undone: a new one is needed.
	 */
	private void connectAnew(String what, Throwable failure) {
		closeConnection();
		retry(this::connect, what, failure);
	}

	private void retry(Runnable step, String what, Throwable failure) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
		}
		this.watch.failed(failure);
		this.failures++;
		Duration asked = this.askedWait.after(failure);
		this.connecting.pause(asked);
		Duration delay = this.tasks.retryLater(step, this.failures, asked);
		String problem = (failure instanceof UnusableConnectionException) ? failure.getMessage()
				: FailureText.of(failure) + " (" + this.connections.getClass().getName() + ")";
		logger.warn("Account '%s' could not %s: %s; tried again in %d ms".formatted(this.account.name(), what, problem,
				delay.toMillis()));
		logger.debug("What kept the account from starting", failure);
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}

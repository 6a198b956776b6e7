package io.github.telegramupdates.spring.account.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.CountedTime;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.event.FailureText;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects one account, from start to stop: opens its connection, asks Telegram who it
 * is, and hands it to the engine. Each step is tried again until it works, whatever the
 * connection factory or the client does. A client that ends by itself while the stream
 * runs is replaced, and the stream goes on.
 */
public final class AccountConnector {

	private static final Log logger = LogFactory.getLog(AccountConnector.class);

	/** A client that worked for so long did not fail because it was made too soon. */
	private static final Duration LONG = Duration.ofMinutes(1);

	private static final String IDENTIFY = "ask who the account is";

	private final TelegramAccount account;

	private final TelegramConnectionFactory connections;

	private final BooleanSupplier granted;

	private final AccountStarter starter;

	private final AccountNames names;

	private final OpenChannels channels;

	private final ConnectorTasks tasks;

	private final Clock clock;

	private final ConnectionWatch watch;

	private final CountedTime connecting;

	private final AccountConnection connection;

	private volatile @Nullable AccountRun run;

	/** Of the run. */
	private @Nullable StreamConnection stream;

	private volatile boolean ended;

	private boolean closed;

	private int failures;

	private Instant identifiedAt = Instant.MIN;

	private final RequestedWait requestedWait = new RequestedWait();

	AccountConnector(TelegramAccount account, TelegramConnectionFactory connections, BooleanSupplier granted,
			AccountStarter starter, AccountNames names, OpenChannels channels, ConnectorTasks tasks, Clock clock) {
		this.account = account;
		this.connections = connections;
		this.granted = granted;
		this.starter = starter;
		this.names = names;
		this.channels = channels;
		this.tasks = tasks;
		this.clock = clock;
		this.connection = new AccountConnection(account.name());
		this.watch = new ConnectionWatch(clock);
		this.connecting = new CountedTime(clock::millis);
	}

	/**
	 * Begins to connect. Returns at once.
	 */
	public void start() {
		this.watch.connecting();
		this.connecting.restart();
		this.tasks.execute(this::connect);
	}

	/**
	 * How the connection is doing.
	 * @return a snapshot
	 */
	public ConnectionState connectionState() {
		ConnectionState state = this.watch.state();
		OptionalLong rest = this.connecting.waitMillis();
		return new ConnectionState(state.phase(), state.since(), state.problem(), this.connecting.elapsed(),
				rest.isPresent() ? this.clock.instant().plusMillis(rest.getAsLong()) : null);
	}

	/**
	 * The stream.
	 * @return the stream, which may have ended; empty until it has begun
	 */
	public Optional<AccountRun> run() {
		return Optional.ofNullable(this.run);
	}

	/**
	 * The methods of Telegram.
	 * @return the methods; empty without a connection
	 */
	public Optional<TelegramApi> api() {
		return Optional.ofNullable(this.connection.current()).map(TelegramConnection::api);
	}

	/**
	 * Logs the account out at Telegram.
	 * @return completes when it is logged out; empty without a connection
	 */
	public Optional<CompletableFuture<Void>> logOut() {
		return Optional.ofNullable(this.connection.current()).map(TelegramConnection::logOut);
	}

	/**
	 * Whether nothing comes any more: it was closed, or the account ended by itself. The
	 * application may learn of the end before this connector does.
	 * @return whether it has ended
	 */
	public boolean isEnded() {
		AccountRun last = this.run;
		return this.ended || (last != null && last.status().phase() == AccountStatus.Phase.STOPPED);
	}

	/**
	 * Stops the stream, waiting for running transactions, then closes the connection.
	 */
	public void close() {
		AccountRun running;
		synchronized (this) {
			this.closed = true;
			running = this.run;
		}
		if (running != null) {
			running.close();
		}
		end(null);
	}

	/**
	 * Closes the connection at once, whatever runs. One that is being opened is closed as
	 * soon as it is open.
	 */
	public void disconnect() {
		synchronized (this) {
			this.closed = true;
		}
		this.connection.close();
	}

	/**
	 * Completes when the connector is closed or disconnected, and no connection is left,
	 * not even one that is being opened.
	 * @return completes without a result
	 */
	public CompletableFuture<Void> disconnected() {
		return this.connection.disconnected();
	}

	private void connect() {
		if (!this.connection.beginOpening()) {
			return;
		}
		try {
			TelegramConnection opened = this.connections.connect(this.account, this.granted);
			if (opened == null) {
				throw new UnusableConnectionException(this.connections, "returned no connection");
			}
			this.connection.adopt(new WatchedConnection(opened, this.watch));
		}
		catch (Throwable ex) {
			retry(this::connect, "open a connection", ex);
			return;
		}
		finally {
			this.connection.endOpening();
		}
		identify();
	}

	private void identify() {
		TelegramConnection current = this.connection.current();
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
			reconnect(IDENTIFY, ex);
		}
	}

	private void notIdentified(Throwable failure) {
		if (failure instanceof RpcException refusal && ConnectionErrors.isFinal(refusal)) {
			logger.info("Account '%s' is not started: Telegram refuses it by %s".formatted(this.account.name(),
					refusal.type()));
			refused(refusal.type());
		}
		else if (ConnectionErrors.keepsClient(failure)) {
			retry(this::identify, IDENTIFY, failure);
		}
		else {
			reconnect(IDENTIFY, failure);
		}
	}

	private void refused(String reason) {
		StreamConnection streaming;
		synchronized (this) {
			streaming = this.stream;
		}
		this.watch.unauthorized(reason);
		if (streaming != null) {
			streaming.end(reason);
		}
		else {
			end(reason);
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
		this.identifiedAt = this.clock.instant();
		try {
			AccountRun running = this.run;
			if (running == null) {
				begin(userId.getAsLong());
			}
			else if (running.userId() == userId.getAsLong()) {
				goOn(current);
			}
			else {
				throw new UnusableConnectionException(current, "is logged in as somebody else than before");
			}
		}
		catch (Throwable ex) {
			reconnect((this.run != null) ? "go on with its stream" : "begin its stream", ex);
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
			TelegramConnection current = this.connection.current();
			if (this.closed || current == null) {
				return;
			}
			AuthOptions options = this.account.isBot() ? AuthOptions.bot() : AuthOptions.user();
			StreamConnection streaming = new StreamConnection(current);
			AccountRun started = this.starter.run(streaming, userId, options.named(this.account.name()));
			this.run = started;
			this.stream = streaming;
			this.connecting.end();
			this.channels.attach(started);
			started.stopped().thenAccept((stopped) -> this.tasks.execute(() -> ended(stopped)));
			replaceWhenEnded(current);
		}
	}

	private synchronized void goOn(TelegramConnection current) {
		if (this.connection.current() == current && this.stream != null) {
			this.stream.continueBy(current);
			replaceWhenEnded(current);
		}
	}

	/**
	 * A client that ends by itself does not come back. If it is refused for good, its
	 * signal ends the stream.
	 */
	private void replaceWhenEnded(TelegramConnection current) {
		CompletableFuture<Void> end = current.ended();
		if (end != null) {
			end.whenComplete((closed, failure) -> {
				if (failure != null && !ConnectionErrors.isFinal(unwrap(failure))) {
					this.tasks.execute(() -> replace(current, unwrap(failure)));
				}
			});
		}
	}

	private void replace(TelegramConnection lost, Throwable failure) {
		if (this.connection.current() == lost) {
			this.watch.disconnected();
			if (this.identifiedAt.plus(LONG).isBefore(this.clock.instant())) {
				this.failures = 0;
			}
			reconnect("keep its connection", failure);
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
		this.connection.close();
	}

	/**
	 * What a client did cannot be undone: a new one is needed.
	 */
	private void reconnect(String what, Throwable failure) {
		this.connection.closeCurrent();
		retry(this::connect, what, failure);
	}

	private void retry(Runnable step, String what, Throwable failure) {
		if (this.connection.isClosed()) {
			return;
		}
		this.watch.failed(failure);
		this.failures++;
		Duration requested = this.requestedWait.after(failure);
		this.connecting.pause(requested);
		Duration delay = this.tasks.retryLater(step, this.failures, requested);
		String problem = (failure instanceof UnusableConnectionException) ? failure.getMessage()
				: FailureText.of(failure) + " (" + this.connections.getClass().getName() + ")";
		logger.warn("Account '%s' could not %s: %s; tried again in %d ms".formatted(this.account.name(), what, problem,
				delay.toMillis()));
		logger.debug("What kept the account from its connection", failure);
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}

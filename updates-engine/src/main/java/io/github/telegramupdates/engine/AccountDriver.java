package io.github.telegramupdates.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.engine.trace.TraceLimits;
import io.github.telegramupdates.engine.trace.TraceRecorder;
import io.github.telegramupdates.engine.trace.TracedAccount;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one account: loads its state, feeds its engine through one serial inbox, reloads
 * when the stored state changed, and stops.
 */
final class AccountDriver implements AccountRun {

	private static final Logger log = LoggerFactory.getLogger(AccountDriver.class);

	private final TelegramConnection connection;

	private final long userId;

	private final String name;

	private final EngineConfig config;

	private final ServerClock clock;

	private final EngineInbox inbox;

	private final Sessions sessions;

	private final StateLoader loader;

	private final EphemeralRunner ephemeral;

	private final PeerStore peers;

	private final Requests requests;

	private final Audience audience;

	private final Statistics statistics;

	private final UntoldHoles untoldHoles;

	private final AccountDeliveries deliveries;

	private final Surroundings surroundings = new Surroundings();

	private final TracedAccount account;

	private final @Nullable TraceRecorder recorder;

	private final CompletableFuture<EngineEvent.Stopped> stopped = new CompletableFuture<>();

	/** Completes when the account has started, or will not. */
	private final CompletableFuture<Void> settled = new CompletableFuture<>();

	private final OpenChannels openChannels = new OpenChannels();

	/** Guards what begins and ends: the engine of the inbox and stopping. */
	private final Object lifecycle = new Object();

	private volatile @Nullable CompletableFuture<Void> stopping;

	private int loadFailures;

	/** Whether a stop has waited as long as it may. */
	private volatile boolean graceOver;

	/** How often the engine failed since it last started. */
	private volatile int crashes;

	AccountDriver(TelegramConnection connection, long userId, AuthOptions options, EngineConfig config) {
		this.connection = connection;
		this.userId = userId;
		this.name = options.name(userId);
		this.clock = new ServerClock(this.name, connection, config.timers());
		this.config = config;
		BlockedLanes blocked = new BlockedLanes(config.timers());
		this.statistics = new Statistics(config.timers(), blocked);
		this.account = options.account(userId, config.memory());
		TraceLimits limits = config.traceLimits();
		this.recorder = (limits != null) ? new TraceRecorder(this.name, this.account, limits) : null;
		this.audience = new Audience(this.name, userId, config.listener(), options.onStart());
		this.untoldHoles = new UntoldHoles(userId, config.storage(), this.audience::tell);
		this.peers = new PeerStore(userId, config.channelHashes(), config.userHashes());
		this.deliveries = new AccountDeliveries(config.delivery(), this.peers, this.statistics, blocked,
				this.untoldHoles, this.audience);
		this.loader = new StateLoader(userId, options, config.storage());
		this.ephemeral = new EphemeralRunner(config, new Ephemeral());
		this.inbox = new EngineInbox(this.name, userId, config.threads().inboxes(), config.timers(), this.ephemeral,
				this.statistics, this.clock::moment, this::crashed);
		ShortMessages shorts = new ShortMessages(this.peers, config.threads().storage(), config.timers(), this.inbox);
		this.sessions = new Sessions(this.name, options.kind(), this.clock::time,
				(wrong) -> new Intake(userId, wrong, this.inbox, this.peers, shorts, this.clock::moment),
				(count) -> this.inbox.execute(() -> this.inbox.step(new Input.Sessions(now(), count.getAsInt()))),
				this::wrongLogin);
		this.requests = new Requests(connection.api(), options.kind(), this.peers, config, this.inbox);
	}

	/**
	 * Begins to take in what the connection receives.
	 * @throws IllegalStateException if somebody else does so already
	 */
	void listen() {
		this.sessions.attach(this.connection);
	}

	/**
	 * Starts as soon as not too many other accounts are starting.
	 */
	void start() {
		this.config.starts().run(() -> {
			this.statistics.starting();
			beginLoad();
			return this.settled;
		});
	}

	@Override
	public long userId() {
		return this.userId;
	}

	@Override
	public AccountStatus status() {
		Incarnation incarnation = this.inbox.current();
		return this.statistics.status((incarnation != null) ? incarnation.backlog() : Backlog.NONE, this.clock.time(),
				this.sessions.lastPushes());
	}

	@Override
	public TelegramConnection.Subscription attach(TelegramConnection more) {
		return this.sessions.attach(more);
	}

	@Override
	public CompletionStage<EngineEvent.Stopped> stopped() {
		return this.stopped.minimalCompletionStage();
	}

	@Override
	public void openChannel(long channelId) {
		this.openChannels.open(channelId);
		this.inbox.execute(() -> this.inbox.step(new Input.ChannelOpened(now(), channelId)));
	}

	@Override
	public void closeChannel(long channelId) {
		this.openChannels.close(channelId);
		this.inbox.execute(() -> this.inbox.step(new Input.ChannelClosed(now(), channelId)));
	}

	@Override
	public Optional<Trace> trace() {
		return Optional.ofNullable(this.recorder).map(TraceRecorder::trace);
	}

	private Moment now() {
		return this.clock.moment();
	}

	private void beginLoad() {
		if (this.stopping != null) {
			return;
		}
		try {
			this.config.threads().storage().execute(this::load);
		}
		catch (Throwable failure) {
			loadFailed(failure);
		}
	}

	private void load() {
		if (this.stopping != null) {
			return;
		}
		try {
			Input.Load load = this.loader.load(now());
			this.untoldHoles.settle();
			this.loadFailures = 0;
			this.inbox.execute(() -> begin(load));
		}
		catch (Throwable failure) {
			loadFailed(failure);
		}
	}

	private void loadFailed(Throwable failure) {
		long millis = this.config.backoff().delay(++this.loadFailures).toMillis();
		this.statistics.detail("state not loadable: " + failure.getClass().getName());
		this.audience.tell(new EngineEvent.StateNotLoadable(failure, millis));
		// others need not wait for what may take long
		this.settled.complete(null);
		this.config.timers().schedule(millis, this::beginLoad);
	}

	private void begin(Input.Load stored) {
		AccountEngine engine = this.account.newEngine();
		Incarnation incarnation = new Incarnation(engine, this.config, this.requests, this.ephemeral,
				this.config.accountThreads().of(this.userId), this.surroundings);
		synchronized (this.lifecycle) {
			if (this.stopping != null) {
				return;
			}
			this.inbox.use(incarnation);
		}
		this.statistics.loaded(stored.state());
		this.inbox.begin(stored, this.openChannels.all(), this.sessions.count());
	}

	/** The outputs of a step are incomplete: the stored state is the truth. */
	private void crashed(Incarnation incarnation, Throwable failure) {
		this.crashes++;
		String what = failure.getClass().getName();
		log.error("Account '{}': the engine failed with {} and starts again from the stored state", this.name, what);
		log.debug("The failure in full", failure);
		reload(incarnation, "the engine failed with " + what);
	}

	private void reload(Incarnation incarnation, String detail) {
		if (incarnation != this.inbox.current() || incarnation.isClosed()) {
			return;
		}
		this.inbox.ends(incarnation);
		this.audience.tell(new EngineEvent.Reloaded(detail));
		long millis = this.config.backoff().delay(1 + this.crashes).toMillis();
		CompletableFuture<Void> closed = incarnation.close();
		this.statistics.reloaded();
		this.deliveries.reloaded();
		closed.thenRun(() -> this.config.timers().schedule(millis, this::beginLoad));
	}

	private void wrongLogin(long otherId, boolean first) {
		String what = "the connection is logged in as somebody else, the user " + otherId;
		this.inbox.execute(() -> {
			if (first) {
				stop(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.WRONG_ACCOUNT, what));
			}
			else {
				this.audience.tell(new EngineEvent.Anomaly(BoxId.NONE, "detached: " + what));
			}
		});
	}

	private CompletableFuture<Void> stop(EngineEvent.Stopped why) {
		Incarnation incarnation;
		synchronized (this.lifecycle) {
			if (this.stopping != null) {
				return this.stopping;
			}
			this.stopping = new CompletableFuture<>();
			incarnation = this.inbox.current();
		}
		this.sessions.close();
		CompletableFuture<Void> ephemeralLane = new CompletableFuture<>();
		this.ephemeral.close(() -> ephemeralLane.complete(null));
		CompletableFuture<Void> lanes = (incarnation != null) ? incarnation.close()
				: CompletableFuture.completedFuture(null);
		CompletableFuture.allOf(ephemeralLane, lanes).whenComplete((done, failure) -> ended(why));
		return this.stopping;
	}

	private void ended(EngineEvent.Stopped why) {
		this.untoldHoles.tellStored();
		this.statistics.stopped(why);
		this.audience.tell(why);
		this.settled.complete(null);
		this.stopped.complete(why);
		Objects.requireNonNull(this.stopping).complete(null);
	}

	@Override
	public void close() {
		if (this.graceOver) {
			return;
		}
		CompletableFuture<Void> ended = stop(
				new EngineEvent.Stopped(EngineEvent.Stopped.Cause.CLOSED, "the account was closed"));
		try {
			ended.get(this.config.grace().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.graceOver = true;
			log.warn("Account '{}': deliveries still run after {}; they will be rolled back or repeated", this.name,
					this.config.grace());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Account '" + this.name + "' could not be stopped", ex.getCause());
		}
	}

	/** The lane of updates without a position, from the start to the end. */
	private final class Ephemeral implements EphemeralRunner.Delivery {

		@Override
		public void deliver(Batch batch) throws Exception {
			AccountDriver.this.deliveries.deliver(batch);
			AccountDriver.this.statistics.committed(batch);
		}

		@Override
		public void dropped(EngineEvent.EphemeralDropped event) {
			AccountDriver.this.audience.tell(event);
		}

	}

	/** What the engine's outputs lead to. */
	private final class Surroundings implements Incarnation.Surroundings {

		@Override
		public List<Output> sequence(AccountEngine engine, Input input) {
			TraceRecorder tracing = AccountDriver.this.recorder;
			return (tracing != null) ? tracing.step(engine, input) : engine.step(input);
		}

		@Override
		public void deliver(Batch batch) throws Exception {
			AccountDriver.this.deliveries.deliver(batch);
		}

		@Override
		public void committed(Incarnation incarnation, Batch batch) {
			AccountDriver.this.deliveries.committed(batch);
			AccountDriver.this.inbox.execute(() -> AccountDriver.this.inbox.step(incarnation,
					new Input.Committed(now(), batch.lane(), batch.id())));
		}

		@Override
		public void failed(Incarnation incarnation, Batch batch, int attempt, Throwable failure, long retryMillis) {
			AccountDriver.this.deliveries.failed(incarnation, batch, attempt, failure, retryMillis)
				.ifPresent((conflict) -> conflict(incarnation, conflict));
		}

		private void conflict(Incarnation incarnation, StateConflictException conflict) {
			AccountDriver.this.inbox.execute(() -> {
				if (conflict.reason() == Reason.OWNERSHIP_LOST) {
					stop(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.OWNERSHIP_LOST, conflict.detail()));
				}
				else {
					reload(incarnation, conflict.detail());
				}
			});
		}

		@Override
		public void tick(Incarnation incarnation) {
			AccountDriver.this.inbox.execute(() -> AccountDriver.this.inbox.step(incarnation, new Input.Tick(now())));
		}

		@Override
		public void tell(EngineEvent event) {
			if (event instanceof EngineEvent.Stopped why) {
				stop(why);
				return;
			}
			if (event instanceof EngineEvent.Started) {
				AccountDriver.this.statistics.started();
				AccountDriver.this.crashes = 0;
				AccountDriver.this.settled.complete(null);
				AccountDriver.this.deliveries.started();
			}
			AccountDriver.this.untoldHoles.tell(event);
		}

	}

}

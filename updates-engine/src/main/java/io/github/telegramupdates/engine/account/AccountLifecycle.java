package io.github.telegramupdates.engine.account;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.ephemeral.EphemeralLane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.inbox.ServerClock;
import io.github.telegramupdates.engine.intake.Sessions;
import io.github.telegramupdates.engine.lanes.BatchDelivery;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.StateConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the claim of an account to its end: loads its state, begins an engine with it,
 * loads it again when the stored state has changed or the engine failed, and stops.
 */
final class AccountLifecycle {

	private static final Logger log = LoggerFactory.getLogger(AccountLifecycle.class);

	private final String name;

	private final EngineConfig config;

	private final StateLoader loader;

	private final EngineFactory engines;

	private final AccountInbox inbox;

	private final ServerClock clock;

	private final Sessions sessions;

	private final EphemeralLane ephemeral;

	private final BatchDelivery deliveries;

	private final Statistics statistics;

	private final EventReporter events;

	private final CompletableFuture<EngineEvent.Stopped> stopped = new CompletableFuture<>();

	/** Completes when the account has started, or will not. */
	private final CompletableFuture<Void> settled = new CompletableFuture<>();

	/** Guards what begins and ends: the engine and stopping. */
	private final Object lock = new Object();

	private volatile @Nullable RunningEngine engine;

	private volatile @Nullable CompletableFuture<Void> stopping;

	/** What is checked while the account runs: the same for all its engines. */
	private OwnershipCheck.@Nullable Claim claim;

	private int loadFailures;

	/** Whether a stop has waited as long as it may. */
	private volatile boolean graceOver;

	/** How often the engine failed since it last started. */
	private volatile int crashes;

	AccountLifecycle(String name, EngineConfig config, StateLoader loader, EngineFactory engines, AccountInbox inbox,
			ServerClock clock, Sessions sessions, EphemeralLane ephemeral, BatchDelivery deliveries,
			Statistics statistics, EventReporter events) {
		this.name = name;
		this.config = config;
		this.loader = loader;
		this.engines = engines;
		this.inbox = inbox;
		this.clock = clock;
		this.sessions = sessions;
		this.ephemeral = ephemeral;
		this.deliveries = deliveries;
		this.statistics = statistics;
		this.events = events;
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

	/**
	 * The engine of the account, whose instance may be over; {@code null} before the
	 * first one.
	 */
	@Nullable RunningEngine engine() {
		return this.engine;
	}

	CompletionStage<EngineEvent.Stopped> stopped() {
		return this.stopped.minimalCompletionStage();
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
			Input.Load stored = this.loader.load(this.clock.moment());
			this.deliveries.loaded();
			this.loadFailures = 0;
			this.inbox.put(new InboxEntry.Loaded(stored));
		}
		catch (Throwable failure) {
			loadFailed(failure);
		}
	}

	private void loadFailed(Throwable failure) {
		long millis = this.config.retries().backoff().delay(++this.loadFailures).toMillis();
		this.statistics.detail("state not loadable: " + failure.getClass().getName());
		this.events.report(new EngineEvent.StateNotLoadable(failure, millis));
		// others need not wait for what may take long
		this.settled.complete(null);
		this.config.timers().schedule(millis, this::beginLoad);
	}

	/**
	 * From now on a new engine is that of the account. To be called by the loop.
	 * @return whether that is so: not if the account is stopping
	 */
	boolean begin(Input.Load stored) {
		RunningEngine next = this.engines.create();
		synchronized (this.lock) {
			if (this.stopping != null) {
				return false;
			}
			this.engine = next;
			this.statistics.loaded(stored.state(), next);
			checkClaim(stored.ownerEpoch(), next.instance());
		}
		return true;
	}

	private void checkClaim(long ownerEpoch, EngineInstance instance) {
		if (this.claim == null) {
			this.claim = new OwnershipCheck.Claim(this.loader.userId(), ownerEpoch,
					(conflict) -> this.inbox.put(new InboxEntry.Conflict(instance, conflict)));
			this.config.ownership().add(this.claim);
		}
	}

	/**
	 * The engine has taken an input, and the outputs are carried out.
	 */
	void stepped(RunningEngine running) {
		this.statistics.stepped(running);
	}

	/**
	 * An engine failed in the middle of a step.
	 */
	void failed(RunningEngine running, Throwable failure) {
		this.crashes++;
		String what = failure.getClass().getName();
		log.error("Account '{}': the engine failed with {} and starts again from the stored state", this.name, what);
		log.debug("The failure in full", failure);
		reload(running, "the engine failed with " + what);
	}

	/**
	 * Somebody else has claimed the account.
	 */
	void ownershipLost(StateConflictException conflict) {
		stop(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.OWNERSHIP_LOST, conflict.detail()));
	}

	/**
	 * A batch cannot be delivered, and the account is to end with that.
	 */
	void deliveryFailed(InboxEntry.DeliveryFailed failed) {
		stop(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.DELIVERY_FAILED,
				failed.lane() + ": " + failed.failure().getClass().getName()));
	}

	/**
	 * The stored state is not what an engine expected.
	 */
	void reload(RunningEngine running, String detail) {
		if (running.instance().isOver()) {
			return;
		}
		this.events.report(new EngineEvent.Reloaded(detail));
		long millis = this.config.retries().backoff().delay(1 + this.crashes).toMillis();
		CompletableFuture<Void> ended = running.end();
		this.statistics.ended(running);
		this.deliveries.reloads();
		ended.thenRun(() -> this.config.timers().schedule(millis, this::beginLoad));
	}

	/**
	 * A connection is logged in as somebody else.
	 */
	void foreignLogin(InboxEntry.ForeignLogin login) {
		String what = "the connection is logged in as somebody else, the user " + login.otherId();
		if (login.first()) {
			stop(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.WRONG_ACCOUNT, what));
		}
		else {
			this.events.report(new EngineEvent.Anomaly(BoxId.NONE, "detached: " + what));
		}
	}

	/**
	 * The engine reports something.
	 */
	void happened(EngineEvent event) {
		if (event instanceof EngineEvent.Stopped why) {
			stop(why);
			return;
		}
		if (event instanceof EngineEvent.Started) {
			this.statistics.started();
			this.crashes = 0;
			this.settled.complete(null);
			this.deliveries.started();
		}
		this.deliveries.happened(event);
	}

	private CompletableFuture<Void> stop(EngineEvent.Stopped why) {
		RunningEngine last;
		synchronized (this.lock) {
			if (this.stopping != null) {
				return this.stopping;
			}
			this.stopping = new CompletableFuture<>();
			last = this.engine;
			if (this.claim != null) {
				this.config.ownership().remove(this.claim);
			}
		}
		this.sessions.close();
		CompletableFuture<Void> lanes = (last != null) ? last.end() : CompletableFuture.completedFuture(null);
		CompletableFuture.allOf(this.ephemeral.close(), lanes).whenComplete((done, failure) -> ended(why));
		return this.stopping;
	}

	private void ended(EngineEvent.Stopped why) {
		this.deliveries.ended();
		this.statistics.stopped(why);
		this.events.report(why);
		this.settled.complete(null);
		this.stopped.complete(why);
		Objects.requireNonNull(this.stopping).complete(null);
	}

	/**
	 * Stops, and waits for the deliveries that run.
	 */
	void close() {
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

}

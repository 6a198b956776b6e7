package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.account.RunningAccount;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.lanes.GroupLimits;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.runtime.AccountThreads;
import io.github.telegramupdates.engine.runtime.EngineThreads;
import io.github.telegramupdates.engine.runtime.OwnResources;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.engine.trace.TraceLimits;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.jspecify.annotations.Nullable;

/**
 * Turns what connections receive into complete, ordered streams of updates, one for each
 * account.
 * <p>
 * Safe for use by many threads. No thread belongs to an account or a channel: inboxes and
 * lanes borrow threads while they have something to do.
 */
public final class GapEngine implements AutoCloseable {

	private final EngineConfig config;

	private final OwnResources owned;

	private final Set<RunningAccount> runs = ConcurrentHashMap.newKeySet();

	private GapEngine(EngineConfig config, OwnResources owned) {
		this.config = config;
		this.owned = owned;
	}

	/**
	 * Starts to build an engine.
	 * @return a builder with defaults for everything but the delivery
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Runs an account: claims it, loads its position, fetches what it missed and delivers
	 * from then on whatever comes. Returns at once; what goes wrong is reported to the
	 * listener and tried again. Updates that nothing can hold up, like typing or what a
	 * server says before a login, are delivered even before the position is loaded.
	 * @param connection a connection that is logged in as this account
	 * @param userId id of the account
	 * @param options who the account is and how its stream begins
	 * @return the running account
	 * @throws IllegalStateException if the connection has a subscription already
	 */
	public AccountRun run(TelegramConnection connection, long userId, AuthOptions options) {
		RunningAccount account = RunningAccount.of(connection, options.settings(userId, this.config.sequencing()),
				this.config);
		account.listen();
		this.runs.add(account);
		account.stopped().thenRun(() -> this.runs.remove(account));
		account.start();
		return account;
	}

	/**
	 * Stops all accounts, each as by {@link AccountRun#close()}, and the threads that
	 * this engine started.
	 */
	@Override
	public void close() {
		this.runs.forEach(AccountRun::close);
		this.owned.close();
	}

	/**
	 * Builds an engine.
	 */
	public static final class Builder {

		/**
		 * How many threads an engine needs besides those that deliver lanes.
		 */
		public static final int THREADS_BESIDE_LANES = EngineThreads.BESIDE_LANES;

		private final OwnResources owned = new OwnResources();

		private @Nullable StateStorage storage;

		private @Nullable ChannelAccessHasher channelHashes;

		private @Nullable UserAccessHasher userHashes;

		private @Nullable UpdateDelivery delivery;

		private @Nullable Executor executor;

		private @Nullable Executor inboxes;

		private @Nullable EngineTimers timers;

		private EngineListener listener = (userId, event) -> {
		};

		private RetryPolicy retries = RetryPolicy.DEFAULT;

		private UpdateErrorHandler errorHandler = (failure) -> FailureAction.PARK;

		private GroupLimits groups = GroupLimits.DEFAULT;

		private @Nullable Integer concurrentDeliveries;

		private int deliveriesPerAccount = Integer.MAX_VALUE;

		private Duration grace = Duration.ofSeconds(5);

		private @Nullable TraceLimits traceLimits;

		private SequencingSettings sequencing = SequencingSettings.DEFAULT;

		private boolean uncommittedSet;

		private ChannelUpdates channelUpdates = ChannelUpdates.ALL;

		private Builder() {
		}

		/**
		 * Where positions live; in memory if not set.
		 * @param storage the storage
		 * @return this builder
		 */
		public Builder storage(StateStorage storage) {
			this.storage = storage;
			return this;
		}

		/**
		 * Where access hashes of channels live; in memory if not set.
		 * @param channelHashes the storage
		 * @return this builder
		 */
		public Builder channelAccessHasher(ChannelAccessHasher channelHashes) {
			this.channelHashes = channelHashes;
			return this;
		}

		/**
		 * Where access hashes of users live; in memory if not set.
		 * @param userHashes the storage
		 * @return this builder
		 */
		public Builder userAccessHasher(UserAccessHasher userHashes) {
			this.userHashes = userHashes;
			return this;
		}

		/**
		 * Runs handlers and commits positions.
		 * @param delivery the delivery
		 * @return this builder
		 */
		public Builder delivery(UpdateDelivery delivery) {
			this.delivery = delivery;
			return this;
		}

		/**
		 * Runs deliveries, and whatever else blocks on the storage; eight daemon threads
		 * if not set, four of which deliver lanes.
		 * <p>
		 * It may run tasks on any thread, at any time, at the same time or one after the
		 * other, in any order, and also on the calling thread, like
		 * {@code Runnable::run}: then handlers run on the threads of the connection and
		 * of the timers, and hold those up. What a task gives it is never run within that
		 * task. It may refuse with a
		 * {@link java.util.concurrent.RejectedExecutionException}: deliveries and loads
		 * are then tried again later, and updates without a position may be late. It must
		 * not lose a task that it took.
		 * @param executor the executor; not closed by the engine
		 * @return this builder
		 */
		public Builder executor(Executor executor) {
			this.executor = executor;
			return this;
		}

		/**
		 * How many lanes of all accounts are delivered at the same time, so that handlers
		 * that hang leave threads to loads, look-ups and updates without a position. The
		 * executor needs {@link #THREADS_BESIDE_LANES} more threads than that. If not
		 * set, four lanes on the threads of the engine, and any number on an executor
		 * that was set.
		 * @param lanes how many lanes
		 * @return this builder
		 * @throws IllegalArgumentException if it is not positive
		 */
		public Builder concurrentDeliveries(int lanes) {
			if (lanes < 1) {
				throw new IllegalArgumentException("concurrentDeliveries must be positive, but is " + lanes);
			}
			this.concurrentDeliveries = lanes;
			return this;
		}

		/**
		 * How many lanes of one account are delivered at the same time, so that handlers
		 * that hang leave threads to other accounts; as many as there are threads if not
		 * set. Handlers of an account that was stopped count as long as they run, also
		 * when it runs again.
		 * @param lanes how many lanes
		 * @return this builder
		 * @throws IllegalArgumentException if it is not positive
		 */
		public Builder deliveriesPerAccount(int lanes) {
			if (lanes < 1) {
				throw new IllegalArgumentException("deliveriesPerAccount must be positive, but is " + lanes);
			}
			this.deliveriesPerAccount = lanes;
			return this;
		}

		/**
		 * Runs the state machines, which hardly block, where the threads of connections
		 * do not, and reports events; a daemon thread for each core if not set. It may do
		 * the same as that of {@link #executor}; what it refuses waits for the next
		 * input, or a second.
		 * @param inboxes the executor; not closed by the engine
		 * @return this builder
		 */
		public Builder inboxExecutor(Executor inboxes) {
			this.inboxes = inboxes;
			return this;
		}

		/**
		 * Clock and alarm; real time if not set.
		 * @param timers the timers
		 * @return this builder
		 */
		public Builder timers(EngineTimers timers) {
			this.timers = timers;
			return this;
		}

		/**
		 * Receives what happens.
		 * @param listener the listener
		 * @return this builder
		 */
		public Builder listener(EngineListener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * How much of an account is delivered together, if the delivery is
		 * {@linkplain UpdateDelivery#isAtomic() atomic}: 256 updates, and two groups at a
		 * time, if not set. Groups form while earlier ones are delivered; nothing waits
		 * for a group to fill.
		 * @param updates most updates of a group; a page of a difference is never divided
		 * @param transactions most groups of an account at the same time
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is not positive
		 */
		public Builder groups(int updates, int transactions) {
			if (updates < 1) {
				throw new IllegalArgumentException("updates must be positive, but is " + updates);
			}
			this.groups = new GroupLimits(updates, transactions);
			return this;
		}

		/**
		 * How often and when a batch that fails is delivered again, by default as
		 * {@link RetryPolicy#DEFAULT}. Loads and probes of a database wait as long.
		 * @param retries the attempts and waits
		 * @return this builder
		 */
		public Builder retries(RetryPolicy retries) {
			this.retries = retries;
			return this;
		}

		/**
		 * Decides what is done about a batch that still fails; if not set, it is parked.
		 * @param errorHandler decides
		 * @return this builder
		 */
		public Builder errorHandler(UpdateErrorHandler errorHandler) {
			this.errorHandler = errorHandler;
			return this;
		}

		/**
		 * How long a stop waits for deliveries that run; 5 s if not set.
		 * @param grace the longest wait
		 * @return this builder
		 */
		public Builder grace(Duration grace) {
			this.grace = grace;
			return this;
		}

		/**
		 * Keeps the last inputs of each account in memory, for
		 * {@link AccountRun#trace()}; nothing is kept if not set. What is kept is
		 * confidential: it holds texts of messages and access hashes.
		 * @param limits how much to keep of each account, for example
		 * {@link TraceLimits#DEFAULT}
		 * @return this builder
		 */
		public Builder traceInputs(TraceLimits limits) {
			this.traceLimits = limits;
			return this;
		}

		/**
		 * How far the engine may run ahead of the database: as many updates of a lane may
		 * wait for their commit; if not set, 128, or as many as two groups may have.
		 * Further ones are buffered and delivered in larger batches, and fetched again if
		 * the buffer does not suffice.
		 * @param updates how many updates
		 * @return this builder
		 * @throws IllegalArgumentException if it is not positive
		 */
		public Builder uncommittedUpdates(int updates) {
			this.sequencing = this.sequencing.withMemory(this.sequencing.memory().withUncommitted(updates));
			this.uncommittedSet = true;
			return this;
		}

		/**
		 * How many updates of an account may be in memory, over all its lanes; 20,000 or
		 * 64 MiB if not set. When it is reached, the fullest lanes lose what they were
		 * not handed yet, and are fetched again later. Beyond it each lane may hold 64
		 * updates or 128 KiB, so that lanes that commit go on.
		 * @param updates how many updates
		 * @param bytes how many bytes those may have on the wire; in memory it is a few
		 * times as much
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is not positive
		 */
		public Builder updatesInMemory(int updates, long bytes) {
			this.sequencing = this.sequencing.withMemory(this.sequencing.memory().withAccount(updates, bytes));
			return this;
		}

		/**
		 * Which updates the differences of channels bring; all of them if not set.
		 * @param which all, or only those that the server deems necessary
		 * @return this builder
		 */
		public Builder channelUpdates(ChannelUpdates which) {
			this.channelUpdates = which;
			return this;
		}

		/**
		 * Builds the engine.
		 * @return an engine without accounts
		 * @throws NullPointerException if there is no delivery
		 */
		public GapEngine build() {
			UpdateDelivery handlers = Objects.requireNonNull(this.delivery, "delivery must be set");
			InMemoryAccessHashes memory = new InMemoryAccessHashes();
			EngineTimers clock = (this.timers != null) ? this.timers : this.owned.timers();
			EngineThreads threads = EngineThreads.of(this.executor, this.inboxes, this.concurrentDeliveries, this.owned,
					clock);
			SequencingSettings settings = this.uncommittedSet ? this.sequencing
					: this.groups.ahead(this.sequencing, handlers);
			EngineConfig config = new EngineConfig((this.storage != null) ? this.storage : new InMemoryStateStorage(),
					(this.channelHashes != null) ? this.channelHashes : memory,
					(this.userHashes != null) ? this.userHashes : memory, handlers, threads,
					new AccountThreads(threads.lanes(), clock, this.deliveriesPerAccount), clock, this.listener,
					this.groups, this.retries, this.errorHandler, this.grace, this.traceLimits, settings,
					this.channelUpdates);
			return new GapEngine(config, this.owned);
		}

	}

}

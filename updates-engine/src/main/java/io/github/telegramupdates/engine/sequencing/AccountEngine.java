package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.jspecify.annotations.Nullable;

/**
 * Sequences the updates of one account: a deterministic state machine without threads,
 * clocks or I/O. The same inputs always give the same outputs.
 * <p>
 * The first input is {@link Input.Load}. Not safe for use by several threads.
 */
public final class AccountEngine {

	private static final long IDLE_MILLIS = 15 * 60 * 1_000;

	private static final long RECONNECT_WAIT_MILLIS = 2_000;

	private static final int USER_CHANNEL_LIMIT = 100;

	private static final int BOT_CHANNEL_LIMIT = 100_000;

	private final int channelLimit;

	private final Outbox outbox;

	private final Deadlines deadlines = new Deadlines();

	private final Counters counters = new Counters();

	private @Nullable Running running;

	private boolean stopped;

	private long armed = Output.ArmTimer.NEVER;

	private AccountEngine(long userId, int channelLimit) {
		this.outbox = new Outbox(userId);
		this.channelLimit = channelLimit;
	}

	/**
	 * Creates the engine of a user account.
	 * @param userId id of the account
	 * @return an engine that awaits {@link Input.Load}
	 */
	public static AccountEngine forUser(long userId) {
		return new AccountEngine(userId, USER_CHANNEL_LIMIT);
	}

	/**
	 * Creates the engine of a bot.
	 * @param userId id of the bot
	 * @return an engine that awaits {@link Input.Load}
	 */
	public static AccountEngine forBot(long userId) {
		return new AccountEngine(userId, BOT_CHANNEL_LIMIT);
	}

	/**
	 * Takes an input.
	 * @param input what happened
	 * @return what to do about it, in order; empty once the engine has stopped
	 * @throws IllegalStateException if the first input is not {@link Input.Load}, or a
	 * later one is
	 */
	public List<Output> step(Input input) {
		if (this.stopped) {
			return List.of();
		}
		this.deadlines.advanceTo(input.at());
		if (input instanceof Input.Load load) {
			load(load);
		}
		else {
			running().take(input);
		}
		if (!this.stopped) {
			running().flush();
			arm();
		}
		return this.outbox.take();
	}

	private void load(Input.Load load) {
		if (this.running != null) {
			throw new IllegalStateException("The state of account " + this.outbox.userId() + " is loaded already");
		}
		this.running = new Running(load);
		this.running.start(load);
	}

	private Running running() {
		if (this.running == null) {
			throw new IllegalStateException("The state of account " + this.outbox.userId() + " is not loaded yet");
		}
		return this.running;
	}

	private void arm() {
		long earliest = this.deadlines.earliest();
		if (earliest != this.armed) {
			this.armed = earliest;
			this.outbox.emit(new Output.ArmTimer(earliest));
		}
	}

	// I-20: nothing is emitted any more but the reason
	private void stop(String reason) {
		this.stopped = true;
		this.deadlines.cancelAll();
		this.outbox.discard();
		this.outbox.emit(new Output.ArmTimer(Output.ArmTimer.NEVER));
		this.outbox.tell(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.UNAUTHORIZED, reason));
	}

	/**
	 * How far the engine is.
	 * @return a snapshot
	 */
	public Progress progress() {
		if (this.running == null) {
			return new Progress(false, false, null, 0, 0, 0, 0);
		}
		return this.running.progress();
	}

	/**
	 * What is at work once the state is loaded.
	 */
	private final class Running implements AccountFetch.Listener, AccountBoxes.Fetches {

		private final AccountLane lane;

		private final AccountBoxes boxes;

		private final Channels channels;

		private final AccountFetch fetch;

		private final LiveUpdates live;

		private boolean started;

		private long lastUpdateAt;

		private @Nullable Long lastSession;

		Running(Input.Load load) {
			AccountEngine engine = AccountEngine.this;
			BufferBudget budget = new BufferBudget();
			this.lane = new AccountLane(engine.outbox, load.ownerEpoch(), load.state());
			this.boxes = new AccountBoxes(this.lane, engine.outbox, engine.deadlines, engine.counters, budget, this);
			this.channels = new Channels(engine.outbox, engine.deadlines, engine.counters, budget, load.ownerEpoch(),
					engine.channelLimit, this::unauthorized);
			DifferencePages pages = new DifferencePages(this.boxes, this.lane, this.channels, engine.outbox);
			this.fetch = new AccountFetch(this.boxes, this.lane, pages, engine.outbox, engine.deadlines, this);
			this.live = new LiveUpdates(this.boxes, this.lane, this.channels, this.fetch, engine.outbox);
		}

		void start(Input.Load load) {
			load.channels().forEach((channel) -> this.channels.load(channel.channelId(), channel.state()));
			load.intents().forEach(this.channels::load);
			heardFromServer();
			AccountEngine.this.deadlines.in(IDLE_MILLIS, this::idle);
			if (load.state() == null) {
				this.fetch.baseline();
			}
			else {
				this.boxes.start(load.state());
				this.fetch.requestAll();
			}
		}

		@Override
		public void fetch(boolean toTheEnd) {
			if (toTheEnd) {
				this.fetch.requestAll();
			}
			else {
				this.fetch.request();
			}
		}

		@Override
		public void verify() {
			this.fetch.verify();
		}

		void take(Input input) {
			if (input instanceof Input.Live update) {
				live(update);
			}
			else if (input instanceof Input.Affected affected) {
				affected(affected);
			}
			else if (input instanceof Input.Committed committed) {
				committed(committed);
			}
			else if (input instanceof Input.AccountFetched answer) {
				heardFromServer();
				this.fetch.differenceFetched(answer.fetchId(), answer.difference());
			}
			else if (input instanceof Input.ChannelFetched answer) {
				this.channels.fetched(answer.fetchId(), answer.difference());
			}
			else if (input instanceof Input.StateFetched answer) {
				this.fetch.stateFetched(answer.fetchId(), answer.state());
			}
			else if (input instanceof Input.FetchFailed failure) {
				this.fetch.failed(failure.fetchId(), failure.error());
				this.channels.failed(failure.fetchId(), failure.error());
			}
			else if (input instanceof Input.PtsHint hint) {
				this.channels.hint(hint.channelId(), hint.pts());
			}
			else if (input instanceof Input.Signal signal) {
				signal(signal.signal());
			}
			else if (input instanceof Input.ChannelOpened channel) {
				opened(channel.channelId());
			}
			else if (input instanceof Input.ChannelClosed channel) {
				this.channels.closed(channel.channelId());
			}
			else if (input instanceof Input.PeerKnown peer) {
				this.channels.peerKnown(peer.channelId());
			}
			else {
				AccountEngine.this.armed = Output.ArmTimer.NEVER;
				AccountEngine.this.deadlines.runDue();
			}
		}

		// bots are pushed everything
		private void opened(long channelId) {
			if (AccountEngine.this.channelLimit == USER_CHANNEL_LIMIT) {
				this.channels.opened(channelId);
			}
		}

		private void live(Input.Live input) {
			heardFromServer();
			if (input.updates() instanceof UpdatesTooLong) {
				this.fetch.requestAll();
			}
			else if (input.updates() instanceof UpdateShortSentMessage sent) {
				// it cannot be completed without its request, only its position is
				// sure
				this.boxes.offerAffected(sent.pts(), sent.ptsCount());
			}
			else {
				if (input.peers() == Input.Live.Peers.INCOMPLETE) {
					// buffered by the fetch that brings its peers, and applied after
					// it
					// even if they are still unknown
					this.fetch.requestAll();
				}
				this.live.take(Container.of(input.updates(), AccountEngine.this.outbox.userId()));
			}
		}

		private void affected(Input.Affected affected) {
			if (affected.pts() <= 0) {
				return;
			}
			if (affected.box().kind() == BoxId.Kind.CHANNEL) {
				this.channels.affected(affected.box().channelId(), affected.pts(), affected.count());
			}
			else {
				this.boxes.offerAffected(affected.pts(), affected.count());
			}
		}

		private void committed(Input.Committed committed) {
			if (committed.lane() instanceof Lane.Channel channel) {
				this.channels.committed(channel.channelId(), committed.batchId());
			}
			else if (this.lane.window().committed(committed.batchId())) {
				this.channels.accountCommitted(committed.batchId());
				if (this.lane.window().hasRoomAgain()) {
					this.boxes.relieved();
				}
				this.fetch.resume();
			}
		}

		private void signal(SessionSignal signal) {
			if (signal instanceof SessionSignal.NewSession session) {
				newSession(session.uniqueId());
			}
			else if (signal instanceof SessionSignal.Connected) {
				// the server sends unacknowledged messages again, so wait for them
				AccountEngine.this.deadlines.in(RECONNECT_WAIT_MILLIS, this.fetch::requestAll);
			}
			else if (signal instanceof SessionSignal.DecodeFailed failure) {
				this.fetch.requestAll();
				if (failure.channelId() != null) {
					this.channels.tooLong(failure.channelId(), null);
				}
			}
			else if (signal instanceof SessionSignal.Migrated) {
				this.fetch.requestAll();
			}
			else if (signal instanceof SessionSignal.LoggedOut out) {
				unauthorized(out.reason());
			}
		}

		// the server holds nothing of the old session any more
		private void newSession(long uniqueId) {
			if (this.lastSession == null || this.lastSession != uniqueId) {
				this.lastSession = uniqueId;
				this.boxes.forgetSeq();
				this.fetch.requestAll();
			}
		}

		private void heardFromServer() {
			this.lastUpdateAt = AccountEngine.this.deadlines.now();
		}

		// for the account as a whole, however many channels there are
		private void idle() {
			long due = this.lastUpdateAt + IDLE_MILLIS;
			if (due <= AccountEngine.this.deadlines.now()) {
				heardFromServer();
				this.fetch.requestAll();
				due = AccountEngine.this.deadlines.now() + IDLE_MILLIS;
			}
			AccountEngine.this.deadlines.at(due, this::idle);
		}

		@Override
		public void accountDelayed() {
			this.channels.open();
		}

		@Override
		public void accountFetched() {
			if (!this.started) {
				this.started = true;
				this.channels.open();
				AccountEngine.this.outbox.tell(new EngineEvent.Started());
			}
		}

		@Override
		public void unauthorized(String reason) {
			stop(reason);
		}

		void flush() {
			if (!this.fetch.isBaseline()) {
				this.lane.flush(this.channels::takeUnsavedIntents);
			}
			this.channels.flush();
			if (this.lane.window().isFull()) {
				this.boxes.congested();
			}
		}

		Progress progress() {
			return new Progress(this.started, this.fetch.isIdle(), this.boxes.isKnown() ? this.lane.state() : null,
					this.channels.size(), AccountEngine.this.counters.openGaps(), AccountEngine.this.counters.gaps(),
					AccountEngine.this.counters.duplicates());
		}

	}

}

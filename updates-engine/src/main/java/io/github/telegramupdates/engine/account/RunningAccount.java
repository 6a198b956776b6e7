package io.github.telegramupdates.engine.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.ephemeral.EphemeralLane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.inbox.ServerClock;
import io.github.telegramupdates.engine.intake.IntakeContext;
import io.github.telegramupdates.engine.intake.Sessions;
import io.github.telegramupdates.engine.intake.ShortMessageQueue;
import io.github.telegramupdates.engine.intake.StartupBuffer;
import io.github.telegramupdates.engine.lanes.BatchDelivery;
import io.github.telegramupdates.engine.lanes.BlockedLanes;
import io.github.telegramupdates.engine.lanes.CommitStatistics;
import io.github.telegramupdates.engine.lanes.TransientErrors;
import io.github.telegramupdates.engine.lanes.UnreportedHoles;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.requests.EngineCalls;
import io.github.telegramupdates.engine.requests.Requests;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.engine.trace.TracedAccount;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * The handle of an account that runs, and what it is made of.
 */
public final class RunningAccount implements AccountRun {

	private final long userId;

	private final TelegramConnection connection;

	private final AccountInbox inbox;

	private final Sessions sessions;

	private final OpenChannels openChannels;

	private final AccountLifecycle lifecycle;

	private final Statistics statistics;

	private final EngineFactory engines;

	private final ParkedUpdates parked;

	private final ServerClock clock;

	private RunningAccount(long userId, TelegramConnection connection, AccountInbox inbox, Sessions sessions,
			OpenChannels openChannels, AccountLifecycle lifecycle, Statistics statistics, EngineFactory engines,
			ParkedUpdates parked, ServerClock clock) {
		this.userId = userId;
		this.connection = connection;
		this.inbox = inbox;
		this.sessions = sessions;
		this.openChannels = openChannels;
		this.lifecycle = lifecycle;
		this.statistics = statistics;
		this.engines = engines;
		this.parked = parked;
		this.clock = clock;
	}

	/**
	 * Puts an account together. Nothing of it runs yet.
	 */
	public static RunningAccount of(TelegramConnection connection, AccountSettings settings, EngineConfig config) {
		long userId = settings.userId();
		String name = settings.name();
		ServerClock clock = new ServerClock(name, connection, config.timers());
		AccountInbox inbox = new AccountInbox(name, config.threads().inboxes(), config.timers());
		EventReporter events = new EventReporter(name, userId, config.listener(), settings.onStart(),
				config.threads().inboxes(), config.timers());
		PeerStore peers = new PeerStore(userId, config.channelHashes(), config.userHashes());
		BlockedLanes blocked = new BlockedLanes(config.timers());
		CommitStatistics commits = new CommitStatistics(config.timers());
		Statistics statistics = new Statistics(config.timers(), blocked, commits, config.outage());
		BatchDelivery deliveries = new BatchDelivery(config.delivery(), peers, commits, blocked,
				new TransientErrors(config.timers()), new UnreportedHoles(userId, config.storage(), events), events);
		EphemeralLane ephemeral = new EphemeralLane(config.threads().ephemeral(), config.timers(), deliveries, events);
		StartupBuffer startup = new StartupBuffer(userId, ephemeral);
		ShortMessageQueue shortMessages = new ShortMessageQueue(peers, config.threads().storage(), config.timers(),
				inbox);
		Sessions sessions = new Sessions(settings.sequencing().kind(),
				new IntakeContext(name, userId, inbox, peers, shortMessages, startup, clock));
		EngineFactory engines = new EngineFactory(name, new TracedAccount(userId, settings.sequencing()), deliveries,
				inbox, config);
		StateLoader loader = new StateLoader(settings, config.storage(), commits);
		AccountLifecycle lifecycle = new AccountLifecycle(name, config, loader, engines, inbox, clock, sessions,
				ephemeral, deliveries, statistics, events);
		OpenChannels openChannels = new OpenChannels(settings.sequencing().openedChannels());
		Requests requests = new Requests(new EngineCalls(connection.api()), settings.sequencing(), peers, config,
				inbox);
		inbox.takenOutBy(new AccountLoop(settings.sequencing(), lifecycle, inbox, clock, sessions, openChannels,
				startup, ephemeral, requests));
		return new RunningAccount(userId, connection, inbox, sessions, openChannels, lifecycle, statistics, engines,
				new ParkedUpdates(userId, config, loader, lifecycle, commits), clock);
	}

	/**
	 * Begins to take in what the connection receives.
	 * @throws IllegalStateException if somebody else does so already
	 */
	public void listen() {
		this.sessions.attach(this.connection);
	}

	/**
	 * Starts as soon as not too many other accounts are starting.
	 */
	public void start() {
		this.lifecycle.start();
	}

	@Override
	public long userId() {
		return this.userId;
	}

	@Override
	public AccountStatus status() {
		return this.statistics.status(this.clock.time(), this.sessions.lastPushes());
	}

	@Override
	public List<BoxStatus> boxes(int channels) {
		return this.statistics.boxes(channels);
	}

	@Override
	public List<LaneStatus> lanes() {
		return this.statistics.lanes();
	}

	@Override
	public TelegramConnection.Subscription attach(TelegramConnection more) {
		return this.sessions.attach(more);
	}

	@Override
	public CompletionStage<EngineEvent.Stopped> stopped() {
		return this.lifecycle.stopped();
	}

	@Override
	public void openChannel(long channelId) {
		this.openChannels.open(channelId);
		this.inbox.put(new InboxEntry.Command((now) -> new Input.ChannelOpened(now, channelId)));
	}

	@Override
	public void closeChannel(long channelId) {
		this.openChannels.close(channelId);
		this.inbox.put(new InboxEntry.Command((now) -> new Input.ChannelClosed(now, channelId)));
	}

	@Override
	public void forEachParked(ParkedUpdateStorage.Visitor visitor) {
		this.parked.forEach(visitor);
	}

	@Override
	public CompletableFuture<Void> replayParked(long id) {
		return this.parked.replay(id);
	}

	@Override
	public boolean discardParked(long id) {
		return this.parked.discard(id);
	}

	@Override
	public Optional<Trace> trace() {
		return this.engines.trace();
	}

	@Override
	public void close() {
		this.lifecycle.close();
	}

}

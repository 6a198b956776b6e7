package io.github.telegramupdates.engine.scenario;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.trace.TraceLimits;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;

/**
 * An instance of the application, from its start to its end.
 */
final class ApplicationInstance {

	private static final List<String> METHODS = List.of(ScenarioWorld.DIFFERENCE, ScenarioWorld.CHANNEL_DIFFERENCE,
			"updates.getState", "messages.getPeerDialogs", "channels.getChannels", "channels.getFullChannel");

	private static final int CHANNEL_FETCHES = 10;

	/** More than a run has. */
	private static final TraceLimits LIMITS = new TraceLimits(1_000_000, Long.MAX_VALUE);

	private final SimulatedConnection connection;

	private final GapEngine engine;

	private final AccountRun run;

	private final DurableState memory;

	private final InstanceStorage database;

	private final ReceivedQueries queries;

	/** Channels that the application shows. */
	private final Set<Long> shown = new HashSet<>();

	ApplicationInstance(ScenarioWorld world, ScenarioSettings setting, DurableState memory,
			FirstStartFault.Trouble faults) {
		this.connection = world.telegram().connect(world.self(), PushFaults.ARRIVES.line(setting.resending()));
		faults.begin(this.connection);
		this.memory = memory;
		this.database = new InstanceStorage(memory.storage(), memory.outage());
		this.queries = new ReceivedQueries(world.clock()::millis, memory.coverage());
		GapEngine.Builder builder = GapEngine.builder()
			.storage(this.database)
			.channelAccessHasher(memory.hashes())
			.userAccessHasher(memory.hashes())
			.delivery(new InstanceDelivery(memory.recorder(), this.queries, setting.isGrouped()))
			.listener(this::reported)
			.timers(new VirtualTimers(world.clock()))
			.executor(world.clock()::execute)
			.inboxExecutor(world.clock()::execute)
			.grace(Duration.ofMillis(1))
			.retries(new RetryPolicy(2, Backoff.DEFAULT, 0.2, Set.of()))
			.uncommittedUpdates(setting.memory().uncommitted())
			.updatesInMemory(setting.memory().updates(), setting.memory().bytes());
		this.engine = (setting.isRecorded() ? builder.traceInputs(LIMITS) : builder).build();
		this.run = this.engine.run(
				new RecordingConnection(this.connection, this.database, this.queries, memory.coverage()),
				world.self().id(), setting.bot() ? AuthOptions.bot() : AuthOptions.user());
	}

	/** What waits to be pushed is on its way. */
	void calmDown() {
		this.connection.reconnect();
		this.connection.bundleNext(0);
		this.connection.releasePushes();
	}

	/** What a bot was asked was delivered. */
	void checkQueries() {
		this.queries.check();
	}

	private void reported(long userId, EngineEvent event) {
		this.memory.events().onEvent(userId, event);
		if (event instanceof EngineEvent.Reloaded) {
			this.database.reloads();
			if (!this.shown.isEmpty()) {
				this.memory.coverage().met(CoverageGoal.OPEN_CHANNEL_DURING_RELOAD);
			}
		}
		else if (event instanceof EngineEvent.Stopped) {
			this.queries.stopped();
		}
		else if (event instanceof EngineEvent.GapOpened gap && gap.box().equals(BoxId.QTS) && gap.position() == 0) {
			this.memory.coverage().met(CoverageGoal.FIRST_QTS_AHEAD);
		}
	}

	SimulatedConnection connection() {
		return this.connection;
	}

	AccountStatus.Phase phase() {
		return this.run.status().phase();
	}

	AccountStatus status() {
		return this.run.status();
	}

	void show(long channelId, boolean shown) {
		if (shown) {
			this.shown.add(channelId);
			this.run.openChannel(channelId);
		}
		else {
			this.shown.remove(channelId);
			this.run.closeChannel(channelId);
		}
	}

	Map<String, Integer> callsByMethod() {
		Map<String, Integer> calls = new TreeMap<>();
		METHODS.forEach((method) -> calls.put(method, this.connection.calls(method)));
		return calls;
	}

	int calls() {
		return METHODS.stream().mapToInt(this.connection::calls).sum();
	}

	/** All but those that are made every 15 minutes. */
	int callsForAReason() {
		return calls() - status().transitions().getOrDefault(Transition.IDLE, 0L).intValue();
	}

	/**
	 * I-7, but that the calls of engines that ended may still be under way, and that a
	 * flood wait is respected, except by calls that could not know of it.
	 */
	void check(long unaware, int reloads) {
		Check.that(this.connection.maxInFlight(ScenarioWorld.DIFFERENCE) <= 1 + reloads,
				"two account differences at once");
		Check.that(this.connection.maxInFlight(ScenarioWorld.CHANNEL_DIFFERENCE) <= CHANNEL_FETCHES,
				"more than ten channel differences at once");
		Check.that(this.connection.floodViolations() <= unaware, "calls during a flood wait");
	}

	/** What the engine took in. */
	io.github.telegramupdates.engine.trace.Trace inputs() {
		return this.run.trace().orElseThrow();
	}

	void close() {
		this.engine.close();
		this.connection.close();
	}

}

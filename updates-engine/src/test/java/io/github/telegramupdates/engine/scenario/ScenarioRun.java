package io.github.telegramupdates.engine.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.invariant.InvariantReplay;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Happens;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Strikes;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Waits;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.truth.BoxKey;
import org.jspecify.annotations.Nullable;

/**
 * Lives through a trace, and checks.
 */
final class ScenarioRun {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Longer than a push is on its way, shorter than a call. */
	private static final Duration NOTICE = Duration.ofMillis(30);

	private static final long STALE_MILLIS = 50_000;

	private final Scenario trace;

	private final ScenarioWorld world;

	private final DurableState memory;

	private final AccountCalls caller;

	private final List<ApplicationInstance> instances = new ArrayList<>();

	private @Nullable ApplicationInstance instance;

	private ScenarioRun(Scenario trace) {
		this.trace = trace;
		this.world = new ScenarioWorld(trace.setting());
		this.memory = DurableState.empty(this.world);
		this.caller = new AccountCalls(trace.setting(), this.world, this.memory);
	}

	/**
	 * Lives through a trace.
	 * @return what it left behind
	 * @throws AssertionError if an invariant is broken
	 */
	static ScenarioResult through(Scenario trace) {
		ScenarioRun run = new ScenarioRun(trace);
		try {
			run.begin();
			run.trace.items().forEach(run::experience);
			new RecoveryPhase(trace.setting(), run.world, run.memory, run.now()).live();
			run.check();
			run.end();
			run.inquire();
			return ScenarioResult.of(run.memory, run.instances);
		}
		finally {
			run.close();
		}
	}

	private ApplicationInstance now() {
		return Objects.requireNonNull(this.instance);
	}

	private void start() {
		start(FirstStartFault.Trouble.NONE);
	}

	private void start(FirstStartFault.Trouble faults) {
		ApplicationInstance started = new ApplicationInstance(this.world, this.trace.setting(), this.memory, faults);
		this.instances.add(started);
		this.instance = started;
	}

	private void begin() {
		FirstStartFault beginning = this.trace.setting().beginning();
		if (beginning.isFaulty()) {
			beginWithFault(beginning);
		}
		else {
			start();
			this.world.clock().advance(SECOND);
			loseFirstQts();
			this.world.begin();
			this.world.clock().advance(SECOND.multipliedBy(5));
		}
		Check.that(now().phase() == AccountStatus.Phase.LIVE, "the start failed: %s", now().status());
	}

	private void loseFirstQts() {
		ScenarioSettings setting = this.trace.setting();
		if (setting.bot() && setting.has(FaultKind.FIRST_QTS)) {
			line(PushFaults.LOST);
			this.world.stopAndRestart();
			line(PushFaults.ARRIVES);
		}
	}

	/** What is said while the account tries to start for the first time is new. */
	private void beginWithFault(FirstStartFault beginning) {
		if (beginning.history()) {
			this.world.begin();
			this.world.clock().advance(SECOND.multipliedBy(5));
		}
		attempt(beginning);
		if (!beginning.history()) {
			this.world.begin();
		}
		speak(beginning);
		for (int crash = 0; crash < beginning.crashes(); crash++) {
			now().close();
			attempt(beginning);
			speak(beginning);
		}
		beginning.faults().end(now().connection());
		this.world.clock().advance(SECOND.multipliedBy(3 * 60));
		if (beginning.faults() == FirstStartFault.Trouble.STATE_FAILS) {
			this.world.beginsHere();
		}
		new DeliveryCheck(this.trace, this.world, this.memory, this.caller).checkKnownChannels();
	}

	private void attempt(FirstStartFault beginning) {
		start(beginning.faults());
		this.world.clock().advance(SECOND);
		this.world.beginsHere();
	}

	private void speak(FirstStartFault beginning) {
		for (int word = 0; word < beginning.pushFaults().size(); word++) {
			line(beginning.pushFaults().get(word));
			this.world.speak(word % ScenarioWorld.PLACES);
			this.world.clock().advance(NOTICE.multipliedBy(word));
		}
		line(PushFaults.ARRIVES);
	}

	private void experience(ScenarioItem item) {
		if (item instanceof Waits waits) {
			this.world.clock().advance(Duration.ofMillis(waits.millis()));
		}
		else if (item instanceof Happens happens) {
			happen(happens);
		}
		else if (item instanceof Strikes strikes) {
			suffer(strikes.fault());
		}
		this.memory.check();
		this.caller.check();
		this.instances.forEach(ApplicationInstance::checkQueries);
	}

	private void happen(Happens happens) {
		if (happens.action() instanceof ServerAction.Resets) {
			calmDown();
			this.memory.recorder().recount(BoxId.COMMON);
		}
		if (happens.action() instanceof ServerAction.CountsBack countsBack) {
			countBack(countsBack);
			return;
		}
		line(happens.pushFaults());
		if (happens.action() instanceof ServerAction.Asks asks) {
			this.world.ask(asks, now().connection());
		}
		boolean called = this.trace.setting().calling()
				&& this.caller.perform(happens.action(), now().connection().api());
		if (!called) {
			this.world.perform(happens.action());
		}
		line(PushFaults.ARRIVES);
		if (happens.action() instanceof ServerAction.Resets) {
			// the notice arrives, or positions of both counts are mixed up
			this.world.clock().advance(NOTICE);
		}
	}

	/**
	 * A message that comes at a position which was passed is all that shows it, and the
	 * server is asked twice, a minute apart.
	 */
	private void countBack(ServerAction.CountsBack action) {
		if (this.world.isReached(action.place())) {
			calmDown();
			// floods in a row end: what is missing while the server counts back is lost
			this.world.clock().advance(SECOND.multipliedBy(5 * 60));
			BoxKey box = this.world.boxOf(action);
			this.memory.recorder()
				.recount((box.kind() == BoxKey.Kind.CHANNEL) ? BoxId.channel(box.channelId()) : BoxId.COMMON);
			this.world.perform(action);
			line(PushFaults.ARRIVES);
			this.world.perform(new ServerAction.Sends(ScenarioWorld.SIGN, 0, action.place()));
			this.world.clock().advance(SECOND.multipliedBy(3 * 60));
		}
	}

	/** Everything that is under way arrives. */
	private void calmDown() {
		now().calmDown();
		this.world.clock().advance(SECOND.multipliedBy(5));
	}

	private void line(PushFaults pushFaults) {
		now().connection().setFaults(pushFaults.line(this.trace.setting().resending()));
	}

	private void suffer(Fault fault) {
		if (fault instanceof Fault.Crashes) {
			now().close();
			start();
		}
		else if (fault instanceof Fault.IsTakenOver) {
			this.memory.events().takeOver();
			start();
		}
		else if (fault instanceof Fault.LosesAnswerToCommit) {
			this.memory.events().loseAnswer();
			this.memory.recorder().loseNextAnswer();
		}
		else if (fault instanceof Fault.StorageIsDown down) {
			this.memory.outage().begins();
			this.world.clock().schedule(down.millis(), this.memory.outage()::ends);
		}
		else if (fault instanceof Fault.HandlersFail fail) {
			this.memory.recorder().failNext(fail.deliveries());
		}
		else if (fault instanceof Fault.Introduces introduces) {
			introduce(introduces.pushed(), introduces.fetched());
		}
		else if (fault instanceof Fault.Summarizes summarizes) {
			now().connection().push(this.world.summary(summarizes.place()));
		}
		else if (fault instanceof Fault.IsToldForeignPosition foreign) {
			now().connection().push(this.world.foreignPosition(foreign.ahead()));
		}
		else if (fault instanceof Fault.IsAnnounced announced) {
			announce(announced.channel());
		}
		else if (fault instanceof Fault.StaleState stale) {
			becomeStale(stale);
		}
		else if (fault instanceof Fault.IsFrozen frozen) {
			this.world.self().freeze(frozen.method());
		}
		else if (fault instanceof Fault.IsThawed) {
			this.world.self().thaw();
		}
		else if (fault instanceof Fault.IsShown isShown) {
			now().show(this.world.channel(isShown.channel()).id(), isShown.shown());
		}
		else {
			ConnectionFault.on(now().connection(), fault);
		}
	}

	/**
	 * For a while: who lags for a minute cannot be distinguished from who has reset its
	 * count.
	 */
	private void becomeStale(Fault.StaleState stale) {
		SimulatedConnection connection = now().connection();
		connection.staleState(stale.pts(), stale.qts());
		this.world.clock().schedule(STALE_MILLIS, () -> connection.staleState(0, 0));
	}

	/** What waited to be pushed comes first. */
	private void announce(int channel) {
		now().calmDown();
		this.world.announcements(channel).forEach(now().connection()::push);
	}

	private void introduce(IncludedEntities pushed, IncludedEntities fetched) {
		this.world.self().pushedEntities(pushed);
		this.world.self().fetchedEntities(fetched);
	}

	private void check() {
		DeliveryCheck check = new DeliveryCheck(this.trace, this.world, this.memory, this.caller);
		Check.that(now().phase() == AccountStatus.Phase.LIVE, "not live: %s", now().status());
		check.check();
		Check.that(now().status().failing().isEmpty(), "something still fails: %s", now().status());
		int calls = now().callsForAReason();
		this.world.clock().advance(SECOND.multipliedBy(5 * 60));
		Check.that(now().callsForAReason() == calls, "%d calls, although nothing happened: %s",
				now().callsForAReason() - calls, now().callsByMethod());
		int reloads = this.memory.events().reloads();
		long unaware = unawareOfFloods(reloads);
		this.instances.forEach((each) -> each.check(unaware, reloads));
		check.checkCalls(this.instances);
		this.memory.check();
	}

	/** The process dies once more, or the authorisation ends. */
	private void end() {
		if (this.trace.setting().has(FaultKind.CRASHES)) {
			now().close();
			start();
			this.world.clock().advance(SECOND.multipliedBy(30));
			new DeliveryCheck(this.trace, this.world, this.memory, this.caller).check();
		}
		else {
			this.memory.events().logOut();
			now().connection().revokeAuthorization();
			this.world.clock().advance(SECOND);
			int calls = now().calls();
			int delivered = this.memory.recorder().committed().size();
			this.world.sayGoodbye();
			this.world.clock().advance(SECOND.multipliedBy(30 * 60));
			// I-20
			Check.that(now().phase() == AccountStatus.Phase.STOPPED, "not stopped: %s", now().status());
			Check.that(now().calls() == calls && this.memory.recorder().committed().size() == delivered,
					"there is run after the end");
		}
		this.memory.check();
	}

	/** What the engines took in is looked at step by step. */
	private void inquire() {
		String directory = System.getProperty("trace.record");
		if (directory != null) {
			TraceWriter.write(Path.of(directory), this.trace.setting().seed(),
					this.instances.stream().map(ApplicationInstance::inputs).toList());
		}
		if (this.trace.setting().isRecorded()) {
			this.instances.forEach((each) -> InvariantReplay.into(each.inputs()));
		}
	}

	/**
	 * How many calls can be refused that were under way when the server began to refuse,
	 * or made because its answer was lost or comes later than the state is loaded again.
	 */
	private long unawareOfFloods(int reloads) {
		long channels = faults(Fault.Floods.class)
			.filter((each) -> each.method().equals(ScenarioWorld.CHANNEL_DIFFERENCE))
			.count();
		boolean floods = faults(Fault.Floods.class).findAny().isPresent();
		return channels * ScenarioWorld.CHANNELS + (floods ? 2 * faults(Fault.Disconnects.class).count() + reloads : 0);
	}

	private <T extends Fault> Stream<T> faults(Class<T> type) {
		return this.trace.items()
			.stream()
			.filter(Strikes.class::isInstance)
			.map((item) -> ((Strikes) item).fault())
			.filter(type::isInstance)
			.map(type::cast);
	}

	private void close() {
		this.instances.forEach(ApplicationInstance::close);
		this.world.telegram().close();
	}

}

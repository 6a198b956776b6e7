package io.github.telegramupdates.engine.life;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.inquest.Inquest;
import io.github.telegramupdates.engine.inquest.Verdict;
import io.github.telegramupdates.engine.life.Item.Happens;
import io.github.telegramupdates.engine.life.Item.Strikes;
import io.github.telegramupdates.engine.life.Item.Waits;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.truth.BoxKey;
import org.jspecify.annotations.Nullable;

/**
 * Lives through a trace, and judges.
 */
final class Life {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Longer than a push is on its way, shorter than a call. */
	private static final Duration NOTICE = Duration.ofMillis(30);

	private static final long STALE_MILLIS = 50_000;

	private final Trace trace;

	private final World world;

	private final Memory memory;

	private final Caller caller;

	private final List<Instance> instances = new ArrayList<>();

	private @Nullable Instance instance;

	private Life(Trace trace) {
		this.trace = trace;
		this.world = new World(trace.setting());
		this.memory = Memory.empty(this.world);
		this.caller = new Caller(trace.setting(), this.world, this.memory);
	}

	/**
	 * Lives through a trace.
	 * @return what it left behind
	 * @throws AssertionError if an invariant is broken
	 */
	static Evidence through(Trace trace) {
		Life life = new Life(trace);
		try {
			life.begin();
			life.trace.items().forEach(life::experience);
			new Aftermath(trace.setting(), life.world, life.memory, life.now()).live();
			life.judge();
			life.end();
			life.inquire();
			return Evidence.of(life.memory, life.instances);
		}
		finally {
			life.close();
		}
	}

	private Instance now() {
		return Objects.requireNonNull(this.instance);
	}

	private void start() {
		start(Beginning.Trouble.NONE);
	}

	private void start(Beginning.Trouble trouble) {
		Instance started = new Instance(this.world, this.trace.setting(), this.memory, trouble);
		this.instances.add(started);
		this.instance = started;
	}

	private void begin() {
		Beginning beginning = this.trace.setting().beginning();
		if (beginning.isTroubled()) {
			beginInTrouble(beginning);
		}
		else {
			start();
			this.world.clock().advance(SECOND);
			loseFirstQts();
			this.world.begin();
			this.world.clock().advance(SECOND.multipliedBy(5));
		}
		Verdict.that(now().phase() == AccountStatus.Phase.LIVE, "the start failed: %s", now().status());
	}

	private void loseFirstQts() {
		Setting setting = this.trace.setting();
		if (setting.bot() && setting.has(Weather.FIRST_QTS)) {
			line(Fate.LOST);
			this.world.stopAndRestart();
			line(Fate.ARRIVES);
		}
	}

	/** What is said while the account tries to start for the first time is news. */
	private void beginInTrouble(Beginning beginning) {
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
		beginning.trouble().end(now().connection());
		this.world.clock().advance(SECOND.multipliedBy(3 * 60));
		if (beginning.trouble() == Beginning.Trouble.STATE_FAILS) {
			this.world.beginsHere();
		}
		new Judge(this.trace, this.world, this.memory, this.caller).checkKnownChannels();
	}

	private void attempt(Beginning beginning) {
		start(beginning.trouble());
		this.world.clock().advance(SECOND);
		this.world.beginsHere();
	}

	private void speak(Beginning beginning) {
		for (int word = 0; word < beginning.fates().size(); word++) {
			line(beginning.fates().get(word));
			this.world.speak(word % World.PLACES);
			this.world.clock().advance(NOTICE.multipliedBy(word));
		}
		line(Fate.ARRIVES);
	}

	private void experience(Item item) {
		if (item instanceof Waits waits) {
			this.world.clock().advance(Duration.ofMillis(waits.millis()));
		}
		else if (item instanceof Happens happens) {
			happen(happens);
		}
		else if (item instanceof Strikes strikes) {
			suffer(strikes.mishap());
		}
		this.memory.check();
		this.caller.check();
		this.instances.forEach(Instance::checkQueries);
	}

	private void happen(Happens happens) {
		if (happens.deed() instanceof Deed.Resets) {
			calmDown();
			this.memory.recorder().recount(BoxId.COMMON);
		}
		if (happens.deed() instanceof Deed.CountsBack countsBack) {
			countBack(countsBack);
			return;
		}
		line(happens.fate());
		if (happens.deed() instanceof Deed.Asks asks) {
			this.world.ask(asks, now().connection());
		}
		boolean called = this.trace.setting().calling()
				&& this.caller.perform(happens.deed(), now().connection().api());
		if (!called) {
			this.world.perform(happens.deed());
		}
		line(Fate.ARRIVES);
		if (happens.deed() instanceof Deed.Resets) {
			// the notice arrives, or positions of both counts are mixed up
			this.world.clock().advance(NOTICE);
		}
	}

	/**
	 * A message that comes at a position which was passed is all that tells of it, and
	 * the server is asked twice, a minute apart.
	 */
	private void countBack(Deed.CountsBack deed) {
		if (this.world.isReached(deed.place())) {
			calmDown();
			this.world.clock().advance(SECOND.multipliedBy(60));
			BoxKey box = this.world.boxOf(deed);
			this.memory.recorder()
				.recount((box.kind() == BoxKey.Kind.CHANNEL) ? BoxId.channel(box.channelId()) : BoxId.COMMON);
			this.world.perform(deed);
			line(Fate.ARRIVES);
			this.world.perform(new Deed.Sends(World.SIGN, 0, deed.place()));
			this.world.clock().advance(SECOND.multipliedBy(3 * 60));
		}
	}

	/** Everything that is under way arrives. */
	private void calmDown() {
		now().calmDown();
		this.world.clock().advance(SECOND.multipliedBy(5));
	}

	private void line(Fate fate) {
		now().connection().setFaults(fate.line(this.trace.setting().resending()));
	}

	private void suffer(Mishap mishap) {
		if (mishap instanceof Mishap.Crashes) {
			now().close();
			start();
		}
		else if (mishap instanceof Mishap.IsTakenOver) {
			this.memory.chronicle().takeOver();
			start();
		}
		else if (mishap instanceof Mishap.LosesAnswerToCommit) {
			this.memory.chronicle().loseAnswer();
			this.memory.recorder().loseNextAnswer();
		}
		else if (mishap instanceof Mishap.StorageIsDown down) {
			this.memory.outage().begins();
			this.world.clock().schedule(down.millis(), this.memory.outage()::ends);
		}
		else if (mishap instanceof Mishap.HandlersFail fail) {
			this.memory.recorder().failNext(fail.deliveries());
		}
		else if (mishap instanceof Mishap.Introduces introduces) {
			introduce(introduces.pushed(), introduces.fetched());
		}
		else if (mishap instanceof Mishap.Summarizes summarizes) {
			now().connection().push(this.world.summary(summarizes.place()));
		}
		else if (mishap instanceof Mishap.IsToldForeignPosition foreign) {
			now().connection().push(this.world.foreignPosition(foreign.ahead()));
		}
		else if (mishap instanceof Mishap.IsAnnounced announced) {
			announce(announced.channel());
		}
		else if (mishap instanceof Mishap.StaleState stale) {
			becomeStale(stale);
		}
		else if (mishap instanceof Mishap.IsFrozen frozen) {
			this.world.self().freeze(frozen.method());
		}
		else if (mishap instanceof Mishap.IsThawed) {
			this.world.self().thaw();
		}
		else if (mishap instanceof Mishap.IsShown isShown) {
			now().show(this.world.channel(isShown.channel()).id(), isShown.shown());
		}
		else {
			Strike.on(now().connection(), mishap);
		}
	}

	/** For a while: who lags for a minute cannot be told from who counts anew. */
	private void becomeStale(Mishap.StaleState stale) {
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

	private void judge() {
		Judge judge = new Judge(this.trace, this.world, this.memory, this.caller);
		Verdict.that(now().phase() == AccountStatus.Phase.LIVE, "not live: %s", now().status());
		judge.check();
		Verdict.that(now().status().failing().isEmpty(), "something still fails: %s", now().status());
		int calls = now().callsForAReason();
		this.world.clock().advance(SECOND.multipliedBy(5 * 60));
		Verdict.that(now().callsForAReason() == calls, "%d calls, although nothing happened: %s",
				now().callsForAReason() - calls, now().callsByMethod());
		int reloads = this.memory.chronicle().reloads();
		long unaware = unawareOfFloods(reloads);
		this.instances.forEach((each) -> each.check(unaware, reloads));
		judge.checkCalls(this.instances);
		this.memory.check();
	}

	/** The process dies once more, or the authorisation ends. */
	private void end() {
		if (this.trace.setting().has(Weather.CRASHES)) {
			now().close();
			start();
			this.world.clock().advance(SECOND.multipliedBy(30));
			new Judge(this.trace, this.world, this.memory, this.caller).check();
		}
		else {
			this.memory.chronicle().logOut();
			now().connection().revokeAuthorization();
			this.world.clock().advance(SECOND);
			int calls = now().calls();
			int delivered = this.memory.recorder().committed().size();
			this.world.sayGoodbye();
			this.world.clock().advance(SECOND.multipliedBy(30 * 60));
			// I-20
			Verdict.that(now().phase() == AccountStatus.Phase.STOPPED, "not stopped: %s", now().status());
			Verdict.that(now().calls() == calls && this.memory.recorder().committed().size() == delivered,
					"there is life after the end");
		}
		this.memory.check();
	}

	/** What the engines took in is looked at step by step. */
	private void inquire() {
		String directory = System.getProperty("trace.record");
		if (directory != null) {
			RecordedLives.write(Path.of(directory), this.trace.setting().seed(),
					this.instances.stream().map(Instance::inputs).toList());
		}
		if (this.trace.setting().isRecorded()) {
			this.instances.forEach((each) -> Inquest.into(each.inputs()));
		}
	}

	/**
	 * How many calls can be refused that were under way when the server began to refuse,
	 * or made because its answer was lost or comes later than the state is loaded again.
	 */
	private long unawareOfFloods(int reloads) {
		long channels = mishaps(Mishap.Floods.class).filter((each) -> each.method().equals(World.CHANNEL_DIFFERENCE))
			.count();
		boolean floods = mishaps(Mishap.Floods.class).findAny().isPresent();
		return channels * World.CHANNELS + (floods ? 2 * mishaps(Mishap.Disconnects.class).count() + reloads : 0);
	}

	private <T extends Mishap> Stream<T> mishaps(Class<T> type) {
		return this.trace.items()
			.stream()
			.filter(Strikes.class::isInstance)
			.map((item) -> ((Strikes) item).mishap())
			.filter(type::isInstance)
			.map(type::cast);
	}

	private void close() {
		this.instances.forEach(Instance::close);
		this.world.telegram().close();
	}

}

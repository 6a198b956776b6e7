package io.github.telegramupdates.engine.scenario;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.IncludedEntities;

/**
 * What comes after a trace: faults stop, and what is missing has time to arrive.
 */
final class RecoveryPhase {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Within 15 minutes what was lost is found, and then it has to be fetched. */
	private static final Duration UNTIL_FOUND = Duration.ofSeconds(16 * 60);

	private static final Duration BETWEEN_WORDS = Duration.ofSeconds(20);

	/** Who has an open channel asks for it all the time. */
	private static final Duration UNTIL_POLLED = Duration.ofSeconds(60);

	private static final Duration UNTIL_LOADED = Duration.ofSeconds(30);

	private final ScenarioSettings setting;

	private final ScenarioWorld world;

	private final DurableState memory;

	private final ApplicationInstance instance;

	RecoveryPhase(ScenarioSettings setting, ScenarioWorld world, DurableState memory, ApplicationInstance instance) {
		this.setting = setting;
		this.world = world;
		this.memory = memory;
		this.instance = instance;
	}

	void live() {
		endFaults();
		if (this.setting.has(FaultKind.PRIVATE)) {
			this.world.openChannels();
		}
		if (this.setting.beginning().isFaulty()
				|| Stream.of(FaultKind.STRANGERS, FaultKind.PRIVATE, FaultKind.NEWCOMERS).anyMatch(this.setting::has)) {
			// what happened in a channel while it was closed shows when it goes on
			this.world.sayGoodbye();
		}
		if (this.setting.has(FaultKind.QUIET)) {
			keepBusy();
		}
		else {
			this.instance.connection().startNewSession();
		}
		this.world.clock().advance(SECOND.multipliedBy(minutesToRecover() * 60));
		if (!this.setting.bot() && this.setting.has(FaultKind.SHOWING) && this.setting.has(FaultKind.SLOW_LOADS)) {
			reloadWithOpenChannel();
		}
	}

	/**
	 * What a lagging server could not say is asked for again after 15 minutes, what a
	 * frozen account may not ask or nobody can read, after 4 hours at the latest.
	 */
	private int minutesToRecover() {
		boolean slow = Stream.of(FaultKind.OUTAGE, FaultKind.ERRORS, FaultKind.LAG).anyMatch(this.setting::has);
		boolean rests = Stream.of(FaultKind.FROZEN, FaultKind.UNDECODABLE).anyMatch(this.setting::has);
		return (slow ? 20 : 5) + (rests ? 4 * 60 : 0);
	}

	private void endFaults() {
		SimulatedConnection connection = this.instance.connection();
		this.memory.recorder().heal();
		this.memory.outage().ends();
		this.world.self().thaw();
		this.world.self().pushedEntities(IncludedEntities.FULL);
		this.world.self().fetchedEntities(IncludedEntities.FULL);
		this.world.joinAll();
		this.world.channels().forEach((channel) -> this.instance.show(channel.id(), false));
		connection.staleState(0, 0);
		connection.omitDialogPts(0);
		for (String method : List.of(ScenarioWorld.DIFFERENCE, ScenarioWorld.CHANNEL_DIFFERENCE)) {
			connection.heal(method);
			connection.lag(method, 0, 0);
		}
		this.instance.calmDown();
		this.world.clock().advance(SECOND.multipliedBy(5));
	}

	/**
	 * The last that is said in the channels is lost, and nobody says anything more there.
	 * All the while the account is pushed other things, in good order.
	 */
	private void keepBusy() {
		line(PushFaults.LOST);
		for (int place = ScenarioWorld.FIRST_CHANNEL; place < ScenarioWorld.PLACES; place++) {
			this.world.speak(place);
		}
		line(PushFaults.ARRIVES);
		List<SimulatedChannel> quiet = this.world.channels()
			.stream()
			.filter((channel) -> !isComplete(channel))
			.toList();
		for (Duration busy = Duration.ZERO; busy.compareTo(UNTIL_FOUND) < 0; busy = busy.plus(BETWEEN_WORDS)) {
			this.world.clock().advance(BETWEEN_WORDS);
			this.world.perform(new ServerAction.Types(0));
			this.world.speak(0);
		}
		this.world.clock().advance(SECOND);
		quiet.stream()
			.filter(this::isComplete)
			.forEach((channel) -> this.memory.coverage().met(CoverageGoal.QUIET_CHANNEL_FOUND));
	}

	/** A channel that the application shows is polled, also after a reload. */
	private void reloadWithOpenChannel() {
		SimulatedChannel channel = this.world.channels().get(0);
		this.instance.show(channel.id(), true);
		int reloads = this.memory.events().reloads();
		this.memory.events().loseAnswer();
		this.memory.recorder().loseNextAnswer();
		this.world.speak(0);
		this.world.clock().advance(UNTIL_LOADED);
		Check.that(this.memory.events().reloads() > reloads, "the state was not loaded again");
		line(PushFaults.LOST);
		this.world.speak(ScenarioWorld.FIRST_CHANNEL);
		line(PushFaults.ARRIVES);
		this.world.clock().advance(UNTIL_POLLED);
		Check.that(isComplete(channel), "%s was shown and is not complete", channel);
		this.memory.coverage().met(CoverageGoal.OPEN_CHANNEL_POLLED);
		this.instance.show(channel.id(), false);
		this.world.clock().advance(UNTIL_POLLED);
	}

	private boolean isComplete(SimulatedChannel channel) {
		OptionalInt pts = this.memory.storage().getChannelPts(this.world.self().id(), channel.id());
		return pts.isPresent()
				&& pts.getAsInt() == this.world.telegram().truth(this.world.self()).channelPts(channel.id());
	}

	private void line(PushFaults pushFaults) {
		this.instance.connection().setFaults(pushFaults.line(this.setting.resending()));
	}

}

package io.github.telegramupdates.engine.scenario;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;

/**
 * Compares what was delivered with what is true.
 */
final class DeliveryCheck {

	private static final Set<Transition> REASONS = EnumSet.of(Transition.GAP_WAIT_OVER, Transition.SEQ_WAIT_OVER,
			Transition.OVERLAP, Transition.MARKED_DIRTY, Transition.PAGE, Transition.RETRIED, Transition.FLOODED,
			Transition.POSITION_REFUSED, Transition.PEER_LEARNT, Transition.ACCOUNT_TOO_LONG, Transition.IDLE,
			Transition.NO_ROOM);

	/** For the first state, a reset, and the new session of a line that heals. */
	private static final int ONCE = 5;

	private final Scenario trace;

	private final ScenarioWorld world;

	private final DurableState memory;

	private final AccountCalls caller;

	private final AccountTruth truth;

	DeliveryCheck(Scenario trace, ScenarioWorld world, DurableState memory, AccountCalls caller) {
		this.trace = trace;
		this.world = world;
		this.memory = memory;
		this.caller = caller;
		this.truth = world.telegram().truth(world.self());
	}

	/** I-2, I-3, I-14 and I-21. */
	void check() {
		checkPositions();
		ExpectedLosses expectedLosses = new ExpectedLosses(this.trace.setting(), this.world, this.memory);
		expectedLosses.check();
		Set<String> lost = expectedLosses.messages();
		lost.addAll(this.caller.deleted());
		Map<String, String> delivered = ApplicationArchive.of(this.memory.recorder().committed(),
				expectedLosses.repeated());
		Map<String, String> expected = ApplicationArchive.of(this.truth);
		delivered.keySet().removeAll(lost);
		expected.keySet().removeAll(lost);
		Check.that(delivered.equals(expected), "messages differ: delivered but not so: %s, missing: %s, %s",
				difference(delivered, expected), difference(expected, delivered), expectedLosses);
		this.caller.check(this.memory.recorder().committed());
		checkBotEvents();
		checkHoles();
		checkParked();
		this.memory.storage().forEachFetchIntent(this.world.self().id(), (intent) -> {
			throw new AssertionError("a promise was left behind: " + intent);
		});
	}

	/** A channel that has a position misses nothing. */
	void checkKnownChannels() {
		for (SimulatedChannel channel : this.world.channels()) {
			OptionalInt pts = this.memory.storage().getChannelPts(this.world.self().id(), channel.id());
			int expected = this.truth.channelPts(channel.id());
			Check.that(pts.isEmpty() || pts.getAsInt() == expected, "%s is at %s and not at %d after the start",
					channel, pts, expected);
		}
	}

	/**
	 * Each hole is reported once, and nothing else is. Of a commit without an answer
	 * nobody can say if the process dies before it is found out.
	 */
	private void checkHoles() {
		List<HistoryHole> unreported = this.memory.holes(this.world.self().id());
		List<HistoryHole> reported = this.memory.events().holes();
		reported
			.forEach((hole) -> Check.that(unreported.remove(hole), "%s is told, and not stored or told twice", hole));
		boolean expected = (this.trace.setting().has(FaultKind.LOST_ANSWERS)
				|| this.trace.setting().has(FaultKind.SLOW_LOADS)) && this.trace.setting().has(FaultKind.CRASHES);
		Check.that(unreported.isEmpty() || expected, "%s are stored, and not told", unreported);
	}

	/** Nobody replays or discards them. */
	private void checkParked() {
		long stored = this.memory.storage().parkedUpdates().orElseThrow().count(this.world.self().id());
		long parked = this.memory.recorder().parked();
		Check.that(stored == parked, "%d updates are stored as parked, and %d were parked", stored, parked);
	}

	private static Set<Map.Entry<String, String>> difference(Map<String, String> some, Map<String, String> others) {
		Set<Map.Entry<String, String>> difference = new HashSet<>(some.entrySet());
		difference.removeAll(others.entrySet());
		return difference;
	}

	private void checkPositions() {
		long userId = this.world.self().id();
		AccountState state = this.memory.storage().getState(userId).orElseThrow();
		Check.that(state.pts() == this.truth.state().pts() && state.qts() == this.truth.state().qts(),
				"the account is at %s and not at %s", state, this.truth.state());
		for (SimulatedChannel channel : this.world.channels()) {
			OptionalInt pts = this.memory.storage().getChannelPts(userId, channel.id());
			int expected = this.truth.channelPts(channel.id());
			Check.that(pts.isPresent() && pts.getAsInt() == expected, "%s is at %s and not at %d", channel, pts,
					expected);
		}
	}

	/** Events with a qts come as they are, so each must be there once. */
	private void checkBotEvents() {
		Set<Integer> delivered = new HashSet<>();
		for (SequencedUpdate update : this.memory.recorder().committed()) {
			int qts = qts(update.update());
			Check.that(qts == 0 || delivered.add(qts), "qts %d was delivered twice", qts);
		}
		for (TruthEvent event : this.truth.events(BoxKey.QTS)) {
			Check.that(delivered.contains(event.pts()) || isLost(event.pts()) || this.world.isHistory(event),
					"qts %d is missing without a word", event.pts());
		}
	}

	private static int qts(Update update) {
		return (update instanceof QtsUpdate event) ? event.qts() : 0;
	}

	private boolean isLost(int qts) {
		if (qts <= this.truth.retainedFrom(BoxKey.QTS)) {
			// nothing in the protocol shows a client that the log of this box begins
			// later
			return true;
		}
		return this.memory.holes(this.world.self().id())
			.stream()
			.anyMatch((hole) -> hole.box().equals(BoxId.QTS) && ExpectedLosses.covers(hole, qts, 1));
	}

	/**
	 * I-9: every request has a reason, and every reason is counted: a wait that is over,
	 * a mark, a page that is followed by another, a failure, a start, a signal, a channel
	 * that the application opens.
	 */
	void checkCalls(List<ApplicationInstance> instances) {
		Map<Transition, Long> taken = ScenarioResult.of(this.memory, instances).transitions();
		long reasons = REASONS.stream().mapToLong((reason) -> taken.getOrDefault(reason, 0L)).sum();
		// the state, and the difference from there
		reasons += taken.getOrDefault(Transition.POSITION_REFUSED, 0L);
		long signals = this.trace.items().stream().filter(DeliveryCheck::isSignal).count();
		// what comes late of a stretch that was passed looks like a new count
		reasons += this.memory.events().questions();
		long bound = reasons + relationsChanged() + fromStrangers() + 2 * signals + 2L * instances.size() + ONCE;
		bound += 2L * this.memory.events().reloads();
		long calls = instances.stream().mapToInt(ApplicationInstance::calls).sum();
		Check.that(calls <= bound, "%d calls, and %d reasons: %s", calls, bound, taken);
	}

	/** A channel that may be readable again is asked for at once. */
	private long relationsChanged() {
		long all = this.trace.setting().has(FaultKind.PRIVATE) ? ScenarioWorld.CHANNELS : 0;
		return all + this.trace.items().stream().filter(DeliveryCheck::changesRelation).count();
	}

	private static boolean changesRelation(ScenarioItem item) {
		return item instanceof ScenarioItem.Happens happens
				&& (happens.action() instanceof ServerAction.Hides || happens.action() instanceof ServerAction.Joins);
	}

	/**
	 * A short message of somebody unknown is asked for. Groups have no access hash, so
	 * they are unknown again after each start.
	 */
	private long fromStrangers() {
		ScenarioSettings setting = this.trace.setting();
		if (setting.has(FaultKind.STRANGERS)) {
			return this.trace.items().size();
		}
		boolean groups = setting.shortMessages() && setting.has(FaultKind.CRASHES);
		if (setting.shortMessages() && setting.beginning().isFaulty()) {
			// who spoke before the start is introduced by no push
			return this.trace.items().size();
		}
		return groups ? this.trace.items().stream().filter(DeliveryCheck::writesToGroup).count() : 0;
	}

	private static boolean writesToGroup(ScenarioItem item) {
		return item instanceof ScenarioItem.Happens happens && happens.action() instanceof ServerAction.Sends sends
				&& sends.place() == ScenarioWorld.GROUP;
	}

	private static boolean isSignal(ScenarioItem item) {
		return item instanceof ScenarioItem.Strikes strikes
				&& (strikes.fault() instanceof Fault.Disconnects || strikes.fault() instanceof Fault.Reconnects
						|| strikes.fault() instanceof Fault.NewSession || strikes.fault() instanceof Fault.Migrates
						|| strikes.fault() instanceof Fault.GarblesPush || strikes.fault() instanceof Fault.IsShown);
	}

}

package io.github.telegramupdates.engine.life;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.inquest.Verdict;
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
final class Judge {

	private static final Set<Transition> REASONS = EnumSet.of(Transition.GAP_WAIT_OVER, Transition.SEQ_WAIT_OVER,
			Transition.OVERLAP, Transition.MARKED_DIRTY, Transition.PAGE, Transition.RETRIED, Transition.FLOODED,
			Transition.POSITION_REFUSED, Transition.PEER_LEARNT, Transition.ACCOUNT_TOO_LONG, Transition.IDLE,
			Transition.NO_ROOM);

	/** For the first state, a reset, and the new session of a line that heals. */
	private static final int ONCE = 5;

	private final Trace trace;

	private final World world;

	private final Memory memory;

	private final Caller caller;

	private final AccountTruth truth;

	Judge(Trace trace, World world, Memory memory, Caller caller) {
		this.trace = trace;
		this.world = world;
		this.memory = memory;
		this.caller = caller;
		this.truth = world.telegram().truth(world.self());
	}

	/** I-2, I-3, I-14 and I-21. */
	void check() {
		checkPositions();
		Excuses excuses = new Excuses(this.trace.setting(), this.world, this.memory);
		excuses.check();
		Set<String> excused = excuses.messages();
		excused.addAll(this.caller.deleted());
		Map<String, String> delivered = Archive.of(this.memory.recorder().committed());
		Map<String, String> expected = Archive.of(this.truth);
		delivered.keySet().removeAll(excused);
		expected.keySet().removeAll(excused);
		Verdict.that(delivered.equals(expected), "messages differ: delivered but not so: %s, missing: %s, %s",
				difference(delivered, expected), difference(expected, delivered), excuses);
		this.caller.check(this.memory.recorder().committed());
		checkBotEvents();
		checkHoles();
		this.memory.storage().forEachFetchIntent(this.world.self().id(), (intent) -> {
			throw new AssertionError("a promise was left behind: " + intent);
		});
	}

	/** A channel that has a position misses nothing. */
	void checkKnownChannels() {
		for (SimulatedChannel channel : this.world.channels()) {
			OptionalInt pts = this.memory.storage().getChannelPts(this.world.self().id(), channel.id());
			int expected = this.truth.channelPts(channel.id());
			Verdict.that(pts.isEmpty() || pts.getAsInt() == expected, "%s is at %s and not at %d after the start",
					channel, pts, expected);
		}
	}

	/**
	 * Each hole is told once, and nothing else is. Of a commit without an answer nobody
	 * can tell if the process dies before it is found out.
	 */
	private void checkHoles() {
		List<HistoryHole> untold = this.memory.holes(this.world.self().id());
		List<HistoryHole> told = this.memory.chronicle().holes();
		told.forEach((hole) -> Verdict.that(untold.remove(hole), "%s is told, and not stored or told twice", hole));
		boolean excused = (this.trace.setting().has(Weather.LOST_ANSWERS)
				|| this.trace.setting().has(Weather.SLOW_LOADS)) && this.trace.setting().has(Weather.CRASHES);
		Verdict.that(untold.isEmpty() || excused, "%s are stored, and not told", untold);
	}

	private static Set<Map.Entry<String, String>> difference(Map<String, String> some, Map<String, String> others) {
		Set<Map.Entry<String, String>> difference = new HashSet<>(some.entrySet());
		difference.removeAll(others.entrySet());
		return difference;
	}

	private void checkPositions() {
		long userId = this.world.self().id();
		AccountState state = this.memory.storage().getState(userId).orElseThrow();
		Verdict.that(state.pts() == this.truth.state().pts() && state.qts() == this.truth.state().qts(),
				"the account is at %s and not at %s", state, this.truth.state());
		for (SimulatedChannel channel : this.world.channels()) {
			OptionalInt pts = this.memory.storage().getChannelPts(userId, channel.id());
			int expected = this.truth.channelPts(channel.id());
			Verdict.that(pts.isPresent() && pts.getAsInt() == expected, "%s is at %s and not at %d", channel, pts,
					expected);
		}
	}

	/** Events with a qts come as they are, so each must be there once. */
	private void checkBotEvents() {
		Set<Integer> delivered = new HashSet<>();
		for (DeliveredUpdate update : this.memory.recorder().committed()) {
			int qts = qts(update.update());
			Verdict.that(qts == 0 || delivered.add(qts), "qts %d was delivered twice", qts);
		}
		for (TruthEvent event : this.truth.events(BoxKey.QTS)) {
			Verdict.that(delivered.contains(event.pts()) || isLost(event.pts()) || this.world.isHistory(event),
					"qts %d is missing without a word", event.pts());
		}
	}

	private static int qts(Update update) {
		return (update instanceof QtsUpdate event) ? event.qts() : 0;
	}

	private boolean isLost(int qts) {
		if (qts <= this.truth.retainedFrom(BoxKey.QTS)) {
			// nothing in the protocol tells a client that the log of this box begins
			// later
			return true;
		}
		return this.memory.holes(this.world.self().id())
			.stream()
			.anyMatch((hole) -> hole.box().equals(BoxId.QTS) && Excuses.covers(hole, qts, 1));
	}

	/**
	 * I-9: every request has a reason, and every reason is counted: a wait that is over,
	 * a mark, a page that is followed by another, a failure, a start, a signal, a channel
	 * that the application opens.
	 */
	void checkCalls(List<Instance> instances) {
		Map<Transition, Long> taken = Evidence.of(this.memory, instances).transitions();
		long reasons = REASONS.stream().mapToLong((reason) -> taken.getOrDefault(reason, 0L)).sum();
		// the state, and the difference from there
		reasons += taken.getOrDefault(Transition.POSITION_REFUSED, 0L);
		long signals = this.trace.items().stream().filter(Judge::isSignal).count();
		// what comes late of a stretch that was passed looks like a new count
		reasons += this.memory.chronicle().suspicions();
		long bound = reasons + relationsChanged() + fromStrangers() + 2 * signals + 2L * instances.size() + ONCE;
		bound += 2L * this.memory.chronicle().reloads();
		long calls = instances.stream().mapToInt(Instance::calls).sum();
		Verdict.that(calls <= bound, "%d calls, and %d reasons: %s", calls, bound, taken);
	}

	/** A channel that may be readable again is asked for at once. */
	private long relationsChanged() {
		long all = this.trace.setting().has(Weather.PRIVATE) ? World.CHANNELS : 0;
		return all + this.trace.items().stream().filter(Judge::changesRelation).count();
	}

	private static boolean changesRelation(Item item) {
		return item instanceof Item.Happens happens
				&& (happens.deed() instanceof Deed.Hides || happens.deed() instanceof Deed.Joins);
	}

	/**
	 * A short message of somebody unknown is asked for. Groups have no access hash, so
	 * they are unknown again after each start.
	 */
	private long fromStrangers() {
		Setting setting = this.trace.setting();
		if (setting.has(Weather.STRANGERS)) {
			return this.trace.items().size();
		}
		boolean groups = setting.shortMessages() && setting.has(Weather.CRASHES);
		if (setting.shortMessages() && setting.beginning().isTroubled()) {
			// who spoke before the start is introduced by no push
			return this.trace.items().size();
		}
		return groups ? this.trace.items().stream().filter(Judge::writesToGroup).count() : 0;
	}

	private static boolean writesToGroup(Item item) {
		return item instanceof Item.Happens happens && happens.deed() instanceof Deed.Sends sends
				&& sends.place() == World.GROUP;
	}

	private static boolean isSignal(Item item) {
		return item instanceof Item.Strikes strikes && (strikes.mishap() instanceof Mishap.Disconnects
				|| strikes.mishap() instanceof Mishap.Reconnects || strikes.mishap() instanceof Mishap.NewSession
				|| strikes.mishap() instanceof Mishap.Migrates || strikes.mishap() instanceof Mishap.GarblesPush
				|| strikes.mishap() instanceof Mishap.IsShown);
	}

}

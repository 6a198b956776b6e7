package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelParticipant;
import io.github.telegramupdates.tl.UpdateChatParticipant;

/**
 * Compares what was delivered with what is true.
 */
final class Judge {

	private final Setting setting;

	private final int length;

	private final World world;

	private final Memory memory;

	private final AccountTruth truth;

	private final List<HistoryHole> holes = new ArrayList<>();

	Judge(Trace trace, World world, Memory memory) {
		this.setting = trace.setting();
		this.length = trace.items().size();
		this.world = world;
		this.memory = memory;
		this.truth = world.telegram().truth(world.self());
		memory.storage().forEachHole(world.self().id(), this.holes::add);
	}

	/** I-2, I-3, I-14 and I-21. */
	void check() {
		checkPositions();
		this.holes.forEach(this::checkExcuse);
		Set<String> excused = new HashSet<>();
		for (TruthEvent event : this.truth.events()) {
			if (this.holes.stream().anyMatch((hole) -> covers(hole, event))) {
				event.messageIds().forEach((id) -> excused.add(Archive.key(event.box().channelId(), id)));
			}
		}
		Map<String, String> delivered = Archive.of(this.memory.recorder().committed());
		Map<String, String> expected = Archive.of(this.truth);
		delivered.keySet().removeAll(excused);
		expected.keySet().removeAll(excused);
		Verdict.that(delivered.equals(expected), "messages differ: delivered but not so: %s, missing: %s, holes: %s",
				difference(delivered, expected), difference(expected, delivered), this.holes);
		checkBotEvents();
		this.memory.storage().forEachFetchIntent(this.world.self().id(), (intent) -> {
			throw new AssertionError("a promise was left behind: " + intent);
		});
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

	/** Nothing is skipped unless the trace gives a reason. */
	private void checkExcuse(HistoryHole hole) {
		BoxKey box = (hole.channelId() == 0) ? BoxKey.COMMON : BoxKey.channel(hole.channelId());
		boolean excused = switch (hole.cause()) {
			case TOO_LONG -> hole.fromPts() < this.truth.retainedFrom(box)
					|| this.setting.habits().contains(Habit.TOO_LONG_BEYOND_LIMIT);
			case REBASED -> this.setting.has(Weather.REBASE);
			case INACCESSIBLE -> this.setting.has(Weather.PRIVATE) || this.setting.has(Weather.STRANGERS);
			case DEGRADED -> this.setting.has(Weather.OUTAGE) || this.setting.has(Weather.ERRORS);
			case SERVER_INCONSISTENT -> this.setting.has(Weather.LAG);
		};
		Verdict.that(excused, "there is no reason for %s", hole);
	}

	private static boolean covers(HistoryHole hole, TruthEvent event) {
		return event.box().kind() != BoxKey.Kind.QTS && hole.channelId() == event.box().channelId()
				&& event.pts() > hole.fromPts() && event.pts() - event.count() < hole.toPts();
	}

	/** Events with a qts come as they are, so each must be there once. */
	private void checkBotEvents() {
		Set<Integer> delivered = new HashSet<>();
		for (DeliveredUpdate update : this.memory.recorder().committed()) {
			int qts = qts(update.update());
			Verdict.that(qts == 0 || delivered.add(qts), "qts %d was delivered twice", qts);
		}
		for (TruthEvent event : this.truth.events(BoxKey.QTS)) {
			Verdict.that(delivered.contains(event.pts()) || isLost(event.pts()), "qts %d is missing without a word",
					event.pts());
		}
	}

	private static int qts(Update update) {
		if (update instanceof UpdateBotStopped stopped) {
			return stopped.qts();
		}
		if (update instanceof UpdateChatParticipant participant) {
			return participant.qts();
		}
		return (update instanceof UpdateChannelParticipant participant) ? participant.qts() : 0;
	}

	private boolean isLost(int qts) {
		if (qts <= this.truth.retainedFrom(BoxKey.QTS)) {
			// nothing in the protocol tells a client that the log of this box begins
			// later
			return true;
		}
		for (EngineEvent.Loss loss : this.memory.chronicle().losses()) {
			if (loss.box().equals(BoxId.QTS) && qts > loss.from() && qts <= loss.to()) {
				return true;
			}
		}
		return false;
	}

	/** I-9. */
	void checkCalls(int calls, int instances) {
		int bound = 50 * instances + 4 * this.length;
		Verdict.that(calls <= bound, "%d calls for %d items", calls, this.length);
	}

}

package io.github.telegramupdates.engine.life;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.inquest.Verdict;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.SimulatedChannel;
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
		checkBotEvents();
		// a channel that the account never joined can be asked for without end
		this.memory.storage()
			.forEachFetchIntent(this.world.self().id(), (intent) -> Verdict
				.that(!this.truth.channels().contains(intent.channelId()), "a promise was left behind: %s", intent));
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
		int bound = 50 * instances + 4 * this.trace.items().size();
		Verdict.that(calls <= bound, "%d calls for %d items", calls, this.trace.items().size());
	}

}

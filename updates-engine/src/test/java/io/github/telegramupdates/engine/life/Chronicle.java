package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.inquest.Verdict;

/**
 * What the engine told.
 */
final class Chronicle implements EngineListener {

	private final Map<String, Long> counts = new TreeMap<>();

	private final List<EngineEvent.Loss> losses = new ArrayList<>();

	private final List<EngineEvent> failures = new ArrayList<>();

	private boolean takenOver;

	private boolean loggedOut;

	@Override
	public void onEvent(long userId, EngineEvent event) {
		this.counts.merge(name(event), 1L, Long::sum);
		if (event instanceof EngineEvent.Loss loss) {
			this.losses.add(loss);
		}
		else if (event instanceof EngineEvent.Reloaded || event instanceof EngineEvent.StateNotLoadable
				|| isUnexpectedEnd(event)) {
			this.failures.add(event);
		}
	}

	/** From now on an instance may find that the account belongs to another. */
	void takeOver() {
		this.takenOver = true;
	}

	/** From now on the authorisation may be gone. */
	void logOut() {
		this.loggedOut = true;
	}

	private boolean isUnexpectedEnd(EngineEvent event) {
		if (event instanceof EngineEvent.Stopped stopped) {
			return switch (stopped.cause()) {
				case CLOSED -> false;
				case OWNERSHIP_LOST -> !this.takenOver;
				case UNAUTHORIZED -> !this.loggedOut;
				case WRONG_ACCOUNT -> true;
			};
		}
		return false;
	}

	private static String name(EngineEvent event) {
		String name = event.getClass().getSimpleName();
		if (event instanceof EngineEvent.FetchRetried retried) {
			return name + " " + retried.box().kind() + " " + retried.error();
		}
		if (event instanceof EngineEvent.Loss loss) {
			return name + " " + loss.box().kind() + " " + loss.kind();
		}
		if (event instanceof EngineEvent.Stopped stopped) {
			return name + " " + stopped.cause();
		}
		if (event instanceof EngineEvent.GapOpened gap) {
			return name + " " + gap.box().kind();
		}
		if (event instanceof EngineEvent.TooLong tooLong) {
			return name + " " + tooLong.box().kind();
		}
		return name;
	}

	/** No exception leaves a step, and nothing but what the trace does ends a stream. */
	void check() {
		Verdict.that(this.failures.isEmpty(), "the engine told %s", this.failures);
	}

	List<EngineEvent.Loss> losses() {
		return this.losses;
	}

	/** The stretches of qts that were told to be lost, from where to where. */
	Map<Integer, Integer> lostQts() {
		Map<Integer, Integer> lost = new HashMap<>();
		this.losses.stream()
			.filter((loss) -> loss.box().equals(BoxId.QTS) && loss.from() < loss.to())
			.forEach((loss) -> lost.put(loss.from(), loss.to()));
		return lost;
	}

	Map<String, Long> counts() {
		return this.counts;
	}

}

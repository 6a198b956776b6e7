package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.invariant.CountQuestions;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * What the engine reported.
 */
final class EventLog implements EngineListener {

	private final Map<String, Long> counts = new TreeMap<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private final List<EngineEvent> failures = new ArrayList<>();

	private final StorageOutage outage;

	private boolean takenOver;

	private boolean loggedOut;

	/** How often the engine may still find that its step was committed already. */
	private int lostAnswers;

	private int reloads;

	private int questions;

	EventLog(StorageOutage outage) {
		this.outage = outage;
	}

	@Override
	public void onEvent(long userId, EngineEvent event) {
		this.counts.merge(name(event), 1L, Long::sum);
		this.questions += CountQuestions.isIn(event) ? 1 : 0;
		if (event instanceof EngineEvent.HoleStored stored) {
			this.holes.add(stored.hole());
		}
		else if (event instanceof EngineEvent.Reloaded && this.lostAnswers > 0) {
			this.lostAnswers--;
			this.reloads++;
		}
		else if (event instanceof EngineEvent.Reloaded || isUnexpectedEnd(event)
				|| (event instanceof EngineEvent.StateNotLoadable && !this.outage.lasts())) {
			this.failures.add(event);
		}
	}

	/** The answer to a commit is lost, so the state is loaded again. */
	void loseAnswer() {
		this.lostAnswers++;
	}

	/** How often a box was suspected to be reset. */
	int questions() {
		return this.questions;
	}

	/** How often the state was loaded again. */
	int reloads() {
		return this.reloads;
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
				case WRONG_ACCOUNT, DELIVERY_FAILED -> true;
			};
		}
		return false;
	}

	private static String name(EngineEvent event) {
		String name = event.getClass().getSimpleName();
		if (event instanceof EngineEvent.FetchRetried retried) {
			return name + " " + retried.box().kind() + " " + retried.error();
		}
		if (event instanceof EngineEvent.HoleStored stored) {
			return name + " " + stored.hole().box().kind() + " " + stored.hole().cause();
		}
		if (event instanceof EngineEvent.Stopped stopped) {
			return name + " " + stopped.cause();
		}
		if (event instanceof EngineEvent.GapOpened gap) {
			return name + " " + gap.box().kind();
		}
		return name;
	}

	/** No exception leaves a step, and nothing but what the trace does ends a stream. */
	void check() {
		Check.that(this.failures.isEmpty(), "the engine told %s", this.failures);
	}

	/** What was asked to be passed. */
	List<HistoryHole> holes() {
		return this.holes;
	}

	Map<String, Long> counts() {
		return this.counts;
	}

}

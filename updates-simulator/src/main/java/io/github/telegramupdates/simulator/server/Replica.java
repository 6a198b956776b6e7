package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;

/**
 * How far behind the truth the answers to one session are, as those of a real server are
 * when a replica has not caught up. Called while the server is locked.
 */
public final class Replica {

	private static final Lag NONE = new Lag(0, 0);

	private final Map<String, Lag> lags = new HashMap<>();

	private int ptsBehind;

	private int qtsBehind;

	private int dialogsWithoutPts;

	/**
	 * Answers the next calls of a method as if the last events had not happened.
	 * @param methodName the method
	 * @param events how many events of each box the answers miss
	 * @param calls how many calls
	 */
	public void lag(String methodName, int events, int calls) {
		this.lags.put(methodName, new Lag(events, calls));
	}

	/**
	 * Answers {@code updates.getState} with positions that are too small.
	 * @param pts by how much the pts is too small
	 * @param qts by how much the qts is too small
	 */
	public void stale(int pts, int qts) {
		this.ptsBehind = pts;
		this.qtsBehind = qts;
	}

	/**
	 * Leaves the pts out of the dialogs of the next channel differences that are too
	 * long.
	 * @param answers how many
	 */
	public void omitDialogPts(int answers) {
		this.dialogsWithoutPts = answers;
	}

	/**
	 * Takes one dialog off the plan.
	 */
	boolean omitsDialogPts() {
		boolean omits = this.dialogsWithoutPts > 0;
		this.dialogsWithoutPts = Math.max(0, this.dialogsWithoutPts - 1);
		return omits;
	}

	int ptsBehind() {
		return this.ptsBehind;
	}

	int qtsBehind() {
		return this.qtsBehind;
	}

	/**
	 * Takes one call off the plan.
	 */
	int eventsBehind(String methodName) {
		Lag lag = this.lags.getOrDefault(methodName, NONE);
		if (lag.calls() <= 0) {
			return 0;
		}
		this.lags.put(methodName, new Lag(lag.events(), lag.calls() - 1));
		return lag.events();
	}

	private record Lag(int events, int calls) {
	}

}

package io.github.telegramupdates.engine.sequencing.machine;

import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;

/**
 * Counts what an engine saw since its start.
 */
public final class Counters {

	private final TransitionCounts transitions = new TransitionCounts();

	private long gaps;

	private long duplicates;

	private long dropped;

	private int openGaps;

	public void count(Transition transition) {
		this.transitions.count(transition);
	}

	public TransitionCounts transitions() {
		return this.transitions;
	}

	public void gapOpened() {
		this.gaps++;
		this.openGaps++;
	}

	public void gapClosed() {
		this.openGaps--;
	}

	public void duplicate() {
		this.duplicates++;
	}

	public void dropped(int count) {
		this.dropped += count;
	}

	public long dropped() {
		return this.dropped;
	}

	public long gaps() {
		return this.gaps;
	}

	public long duplicates() {
		return this.duplicates;
	}

	public int openGaps() {
		return this.openGaps;
	}

}

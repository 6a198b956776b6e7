package io.github.telegramupdates.engine.sequencing;

/**
 * Counts what an engine saw since its start.
 */
final class Counters {

	private final TransitionCounts transitions = new TransitionCounts();

	private long gaps;

	private long duplicates;

	private long dropped;

	private int openGaps;

	void count(Transition transition) {
		this.transitions.count(transition);
	}

	TransitionCounts transitions() {
		return this.transitions;
	}

	void gapOpened() {
		this.gaps++;
		this.openGaps++;
	}

	void gapClosed() {
		this.openGaps--;
	}

	void duplicate() {
		this.duplicates++;
	}

	void dropped(int count) {
		this.dropped += count;
	}

	long dropped() {
		return this.dropped;
	}

	long gaps() {
		return this.gaps;
	}

	long duplicates() {
		return this.duplicates;
	}

	int openGaps() {
		return this.openGaps;
	}

}

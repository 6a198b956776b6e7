package io.github.telegramupdates.engine.sequencing;

/**
 * Counts what an engine saw since its start.
 */
final class Counters {

	private long gaps;

	private long duplicates;

	private int openGaps;

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

package io.github.telegramupdates.engine.sequencing;

/**
 * How often an engine took which transition since it was made. Not safe for use by
 * several threads: to be read where the engine is stepped.
 */
public final class TransitionCounts {

	private final long[] counts;

	public TransitionCounts() {
		this(new long[Transition.values().length]);
	}

	private TransitionCounts(long[] counts) {
		this.counts = counts;
	}

	/**
	 * The counts as they are now.
	 * @return counts that do not go on counting
	 */
	public TransitionCounts copy() {
		return new TransitionCounts(this.counts.clone());
	}

	public void count(Transition transition) {
		this.counts[transition.ordinal()]++;
	}

	/**
	 * How often a transition was taken.
	 * @param transition the transition
	 * @return 0 or more
	 */
	public long of(Transition transition) {
		return this.counts[transition.ordinal()];
	}

}

package io.github.telegramupdates.engine.sequencing.box;

/**
 * Which members chain to a position.
 */
public enum Chaining {

	/** Those that begin right after it. */
	EXACT,

	/** Those that begin right after it or before it. */
	OVERLAPPING;

	/**
	 * Whether a member that begins at a start chains to a position.
	 */
	public boolean chains(long start, int position) {
		return switch (this) {
			case EXACT -> start == position;
			case OVERLAPPING -> start <= position;
		};
	}

	/**
	 * Whether a member is so far ahead that nobody should wait for all that lies between
	 * (R-11).
	 */
	public boolean isTooFarAhead(int member, int position) {
		return this != OVERLAPPING && CountReset.isFarAhead(member, position);
	}

}

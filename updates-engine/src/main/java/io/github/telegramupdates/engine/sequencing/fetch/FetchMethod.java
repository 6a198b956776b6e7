package io.github.telegramupdates.engine.sequencing.fetch;

/**
 * The methods that an engine asks to be called.
 */
public enum FetchMethod {

	/** {@code updates.getState}. */
	STATE,

	/** {@code updates.getDifference}. */
	DIFFERENCE,

	/** {@code updates.getChannelDifference}. */
	CHANNEL_DIFFERENCE

}

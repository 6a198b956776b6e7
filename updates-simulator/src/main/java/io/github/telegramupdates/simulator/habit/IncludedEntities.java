package io.github.telegramupdates.simulator.habit;

/**
 * Which users and chats accompany updates. An account itself is never described in part.
 */
public enum IncludedEntities {

	/**
	 * All that the updates mention, completely.
	 */
	FULL,

	/**
	 * All that the updates mention, but users and channels with the flag {@code min} and
	 * an access hash that no method accepts; channels as if they were left.
	 */
	MIN,

	/**
	 * None at all.
	 */
	OMITTED

}

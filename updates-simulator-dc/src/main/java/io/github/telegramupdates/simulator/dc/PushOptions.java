package io.github.telegramupdates.simulator.dc;

import java.time.Duration;
import java.util.Set;

/**
 * What the peer writes to each account that logs in.
 *
 * @param messages how many messages
 * @param dropped which of these are not pushed, counted from 1
 * @param delay how long after the client asked for its state it begins
 */
public record PushOptions(int messages, Set<Integer> dropped, Duration delay) {

	/** What the program promises. */
	private static final Duration USUAL_DELAY = Duration.ofMillis(700);

	/**
	 * Copies the set.
	 */
	public PushOptions {
		dropped = Set.copyOf(dropped);
	}

	/**
	 * A peer that begins 0.7 s after the client asked.
	 * @param messages how many messages
	 * @param dropped which of these are not pushed, counted from 1
	 * @return the options
	 */
	public static PushOptions of(int messages, Set<Integer> dropped) {
		return new PushOptions(messages, dropped, USUAL_DELAY);
	}

}

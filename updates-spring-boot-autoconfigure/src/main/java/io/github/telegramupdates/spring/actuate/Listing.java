package io.github.telegramupdates.spring.actuate;

import java.util.List;

/**
 * Entries of something that may have more of them.
 *
 * @param total how many there are
 * @param entries the first of them, at most 1,000
 * @param <T> type of the entries
 */
public record Listing<T>(int total, List<T> entries) {

	/** How many entries are shown at most. */
	static final int LIMIT = 1_000;

	/**
	 * Copies the entries.
	 */
	public Listing {
		entries = List.copyOf(entries);
	}

}

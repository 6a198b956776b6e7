package io.github.telegramupdates.simulator.dc;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.dc.session.Violation;

/**
 * What clients have cost so far.
 *
 * @param connections how many connections chose a transport
 * @param sessions how many sessions began
 * @param exchanges how many keys were agreed on
 * @param logins how often a key was authorised
 * @param sent texts of the messages that clients sent
 * @param violations which rules clients broke, and how often
 */
public record Counters(int connections, int sessions, int exchanges, int logins, List<String> sent,
		Map<Violation, Integer> violations) {

	/**
	 * Copies the collections.
	 */
	public Counters {
		sent = List.copyOf(sent);
		violations = Map.copyOf(violations);
	}

}

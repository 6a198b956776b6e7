package io.github.telegramupdates.simulator.dc;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.lint.Violation;

/**
 * What clients have cost so far.
 *
 * @param connections how many connections chose a transport
 * @param sessions how many sessions began
 * @param exchanges how many keys were agreed on
 * @param logins how often a key was authorised
 * @param repeatedCalls how many calls came again and were carried out again, recognised
 * by the id of the message or the random id in it
 * @param sharedKeys how often a key came to be used over another connection while one was
 * open
 * @param sent texts of the messages that clients sent
 * @param violations which rules clients broke, and how often
 * @param faults which faults happened, and how often
 */
public record DataCenterCounters(int connections, int sessions, int exchanges, int logins, int repeatedCalls,
		int sharedKeys, List<String> sent, Map<Violation, Integer> violations, Map<Fault, Integer> faults) {

	/**
	 * Copies the collections.
	 */
	public DataCenterCounters {
		sent = List.copyOf(sent);
		violations = Map.copyOf(violations);
		faults = Map.copyOf(faults);
	}

}

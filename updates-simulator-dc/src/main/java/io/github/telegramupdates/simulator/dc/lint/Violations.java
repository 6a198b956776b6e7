package io.github.telegramupdates.simulator.dc.lint;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often clients broke the rules.
 */
public final class Violations {

	private final Map<Violation, Integer> counts = new EnumMap<>(Violation.class);

	/**
	 * Counts a violation.
	 * @param violation which
	 */
	public void count(Violation violation) {
		this.counts.merge(violation, 1, Integer::sum);
	}

	/**
	 * Returns what was counted.
	 * @return violations that occurred, and how often
	 */
	public Map<Violation, Integer> counts() {
		return Map.copyOf(this.counts);
	}

}

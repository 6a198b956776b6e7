package io.github.telegramupdates.engine.scenario;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often a run came across what.
 */
final class CoverageCounts {

	private final Map<CoverageGoal, Long> counts = new EnumMap<>(CoverageGoal.class);

	void met(CoverageGoal goal) {
		this.counts.merge(goal, 1L, Long::sum);
	}

	Map<CoverageGoal, Long> counts() {
		return this.counts;
	}

}

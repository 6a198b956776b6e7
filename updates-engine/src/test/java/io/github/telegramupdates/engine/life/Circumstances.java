package io.github.telegramupdates.engine.life;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often a life came across what.
 */
final class Circumstances {

	private final Map<Circumstance, Long> counts = new EnumMap<>(Circumstance.class);

	void met(Circumstance circumstance) {
		this.counts.merge(circumstance, 1L, Long::sum);
	}

	Map<Circumstance, Long> counts() {
		return this.counts;
	}

}

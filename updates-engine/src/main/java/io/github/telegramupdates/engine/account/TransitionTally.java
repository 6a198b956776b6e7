package io.github.telegramupdates.engine.account;

import java.util.EnumMap;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;
import org.jspecify.annotations.Nullable;

/**
 * How often an account took which transition, over all its engines.
 */
final class TransitionTally {

	private final Map<Transition, Long> earlier = new EnumMap<>(Transition.class);

	/**
	 * Adds the counts of an engine that has ended.
	 */
	void add(TransitionCounts ended) {
		this.earlier.putAll(with(ended));
	}

	/**
	 * The counts of all engines.
	 * @param current those of the engine that runs, {@code null} if there is none
	 */
	Map<Transition, Long> with(@Nullable TransitionCounts current) {
		Map<Transition, Long> all = new EnumMap<>(Transition.class);
		for (Transition transition : Transition.values()) {
			long now = (current != null) ? current.of(transition) : 0;
			all.put(transition, this.earlier.getOrDefault(transition, 0L) + now);
		}
		return all;
	}

}

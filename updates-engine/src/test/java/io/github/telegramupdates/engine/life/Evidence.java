package io.github.telegramupdates.engine.life;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * What a life leaves behind.
 *
 * @param told how often the engine told what
 * @param transitions how often boxes took which transition, over all instances
 * @param met how often it came across what
 */
record Evidence(Map<String, Long> told, Map<Transition, Long> transitions, Map<Circumstance, Long> met) {

	Evidence {
		told = Map.copyOf(told);
		transitions = Map.copyOf(transitions);
		met = Map.copyOf(met);
	}

	static Evidence of(Memory memory, List<Instance> instances) {
		Map<Transition, Long> transitions = new EnumMap<>(Transition.class);
		instances.forEach((instance) -> instance.status()
			.transitions()
			.forEach((transition, times) -> transitions.merge(transition, times, Long::sum)));
		return new Evidence(memory.chronicle().counts(), transitions, memory.circumstances().counts());
	}

}

package io.github.telegramupdates.engine.scenario;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * What a run leaves behind.
 *
 * @param reported how often the engine reported what
 * @param transitions how often boxes took which transition, over all instances
 * @param met how often it came across what
 */
record ScenarioResult(Map<String, Long> reported, Map<Transition, Long> transitions, Map<CoverageGoal, Long> met) {

	ScenarioResult {
		reported = Map.copyOf(reported);
		transitions = Map.copyOf(transitions);
		met = Map.copyOf(met);
	}

	static ScenarioResult of(DurableState memory, List<ApplicationInstance> instances) {
		Map<Transition, Long> transitions = new EnumMap<>(Transition.class);
		instances.forEach((instance) -> instance.status()
			.transitions()
			.forEach((transition, times) -> transitions.merge(transition, times, Long::sum)));
		return new ScenarioResult(memory.events().counts(), transitions, memory.coverage().counts());
	}

}

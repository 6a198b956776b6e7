package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves items out of a trace as long as it still fails.
 */
final class Shrinker {

	private final Predicate<Scenario> fails;

	private int runs;

	/**
	 * Creates a shrinker.
	 * @param fails whether a trace fails
	 * @param runs how many traces to try at most
	 */
	Shrinker(Predicate<Scenario> fails, int runs) {
		this.fails = fails;
		this.runs = runs;
	}

	Scenario shrink(Scenario trace) {
		Scenario smallest = trace;
		for (int size = trace.items().size() / 2; size > 0; size /= 2) {
			smallest = without(smallest, size);
		}
		Scenario before;
		do {
			before = smallest;
			smallest = without(smallest, 1);
		}
		while (smallest.items().size() < before.items().size());
		return smallest;
	}

	private Scenario without(Scenario trace, int size) {
		Scenario smallest = trace;
		int from = Math.max(0, smallest.items().size() - size);
		while (from >= 0 && this.runs > 0) {
			List<ScenarioItem> fewer = new ArrayList<>(smallest.items());
			fewer.subList(from, Math.min(from + size, fewer.size())).clear();
			Scenario candidate = smallest.with(fewer);
			this.runs--;
			if (fewer.size() < smallest.items().size() && this.fails.test(candidate)) {
				smallest = candidate;
			}
			from -= size;
		}
		return smallest;
	}

}

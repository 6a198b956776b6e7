package io.github.telegramupdates.engine.scenario;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * Counts over all runs.
 */
final class ScenarioStatistics {

	private final Map<String, Long> reported = new TreeMap<>();

	private final Map<Transition, Long> transitions = new EnumMap<>(Transition.class);

	private final Map<CoverageGoal, Long> met = new EnumMap<>(CoverageGoal.class);

	private long runs;

	synchronized void count(ScenarioResult evidence) {
		this.runs++;
		evidence.reported().forEach((what, times) -> this.reported.merge(what, times, Long::sum));
		evidence.transitions().forEach((transition, times) -> this.transitions.merge(transition, times, Long::sum));
		evidence.met().forEach((goal, times) -> this.met.merge(goal, times, Long::sum));
	}

	private long of(Transition transition) {
		return this.transitions.getOrDefault(transition, 0L);
	}

	/**
	 * What no run went through. Nothing widens a difference yet, so T20 is left out.
	 */
	List<Transition> missing() {
		return Stream.of(Transition.values())
			.filter((transition) -> transition != Transition.WIDENED && of(transition) == 0)
			.toList();
	}

	/** What no run came across. */
	List<CoverageGoal> neverMet() {
		return Stream.of(CoverageGoal.values()).filter((goal) -> !this.met.containsKey(goal)).toList();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("What boxes went through in " + this.runs + " runs:\n");
		for (Transition transition : Transition.values()) {
			text.append("%6s %-22s %12d%n".formatted("T" + transition.number(), transition, of(transition)));
		}
		text.append("What they came across:\n");
		this.met.forEach((what, times) -> text.append("%12d %s%n".formatted(times, what)));
		text.append("What the engine told:\n");
		this.reported.forEach((what, times) -> text.append("%12d %s%n".formatted(times, what)));
		return text.toString();
	}

}

package io.github.telegramupdates.engine.life;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * Counts over all lives.
 */
final class Census {

	private final Map<String, Long> told = new TreeMap<>();

	private final Map<Transition, Long> transitions = new EnumMap<>(Transition.class);

	private final Map<Circumstance, Long> met = new EnumMap<>(Circumstance.class);

	private long lives;

	synchronized void count(Evidence evidence) {
		this.lives++;
		evidence.told().forEach((what, times) -> this.told.merge(what, times, Long::sum));
		evidence.transitions().forEach((transition, times) -> this.transitions.merge(transition, times, Long::sum));
		evidence.met().forEach((circumstance, times) -> this.met.merge(circumstance, times, Long::sum));
	}

	private long of(Transition transition) {
		return this.transitions.getOrDefault(transition, 0L);
	}

	/**
	 * What no life went through. Nothing widens a difference yet, so T20 is left out.
	 */
	List<Transition> missing() {
		return Stream.of(Transition.values())
			.filter((transition) -> transition != Transition.WIDENED && of(transition) == 0)
			.toList();
	}

	/** What no life came across. */
	List<Circumstance> neverMet() {
		return Stream.of(Circumstance.values()).filter((circumstance) -> !this.met.containsKey(circumstance)).toList();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("What boxes went through in " + this.lives + " lives:\n");
		for (Transition transition : Transition.values()) {
			text.append("%6s %-22s %12d%n".formatted("T" + transition.number(), transition, of(transition)));
		}
		text.append("What they came across:\n");
		this.met.forEach((what, times) -> text.append("%12d %s%n".formatted(times, what)));
		text.append("What the engine told:\n");
		this.told.forEach((what, times) -> text.append("%12d %s%n".formatted(times, what)));
		return text.toString();
	}

}

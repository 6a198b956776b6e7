package io.github.telegramupdates.engine.invariant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * The diagram of the states of a box, as the documentation shows it.
 */
final class StateDiagram {

	private static final Path DOCUMENT = Path.of("..", "docs", "engine.md");

	private static final Pattern ARROW = Pattern.compile("\\s+([A-Z_]+) --> ([A-Z_]+): (.*)");

	private static final Pattern NUMBER = Pattern.compile("T(\\d+)");

	private static final StateDiagram DOCUMENTED = new StateDiagram(read());

	private final List<Arrow> arrows;

	private StateDiagram(List<Arrow> arrows) {
		this.arrows = arrows;
	}

	static StateDiagram documented() {
		return DOCUMENTED;
	}

	private static List<Arrow> read() {
		try (var lines = Files.lines(DOCUMENT)) {
			return lines.map(ARROW::matcher).filter(Matcher::matches).map(Arrow::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where a box can be after a step.
	 * @param from where it was
	 * @param taken the transitions of the step
	 */
	Set<BoxState> reachable(BoxState from, Set<Transition> taken) {
		Set<BoxState> reached = EnumSet.of(from);
		boolean more = true;
		while (more) {
			more = false;
			for (Arrow arrow : this.arrows) {
				more |= reached.contains(arrow.from()) && arrow.isTakenBy(taken) && reached.add(arrow.to());
			}
		}
		return reached;
	}

	/**
	 * An arrow.
	 *
	 * @param by the transitions that it stands for; none if it needs none of its own
	 */
	private record Arrow(BoxState from, BoxState to, Set<Transition> by) {

		static Arrow of(Matcher line) {
			Set<Transition> by = EnumSet.noneOf(Transition.class);
			Matcher numbers = NUMBER.matcher(line.group(3));
			while (numbers.find()) {
				by.add(Transition.values()[Integer.parseInt(numbers.group(1)) - 1]);
			}
			return new Arrow(BoxState.valueOf(line.group(1)), BoxState.valueOf(line.group(2)), by);
		}

		boolean isTakenBy(Set<Transition> taken) {
			return this.by.isEmpty() || this.by.stream().anyMatch(taken::contains);
		}

	}

}

package io.github.telegramupdates.spring.listener;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Listeners are declared in a way that cannot work. Names every mistake of the
 * application at once, and the cure of each.
 */
public final class InvalidUpdateListenerException extends FailureAnalyzedException {

	InvalidUpdateListenerException(List<ListenerProblem> problems) {
		super(lines(problems, ListenerProblem::description), lines(problems, ListenerProblem::action));
	}

	private static String lines(List<ListenerProblem> problems, Function<ListenerProblem, String> text) {
		return problems.stream().map(text).collect(Collectors.joining(System.lineSeparator()));
	}

}

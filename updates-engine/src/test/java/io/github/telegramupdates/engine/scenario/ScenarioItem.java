package io.github.telegramupdates.engine.scenario;

/**
 * A line of a trace. Each stands for itself: leaving it out changes no other.
 */
sealed interface ScenarioItem {

	/**
	 * Time passes.
	 *
	 * @param millis how much
	 */
	record Waits(int millis) implements ScenarioItem {
	}

	/**
	 * Something happens on the server.
	 *
	 * @param action what
	 * @param pushFaults what the line does to its pushes
	 */
	record Happens(ServerAction action, PushFaults pushFaults) implements ScenarioItem {
	}

	/**
	 * Something goes wrong.
	 *
	 * @param fault what
	 */
	record Strikes(Fault fault) implements ScenarioItem {
	}

}

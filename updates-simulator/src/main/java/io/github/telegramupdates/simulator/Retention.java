package io.github.telegramupdates.simulator;

/**
 * How many events of a box differences can reach.
 */
final class Retention {

	private Retention() {
	}

	static int check(int events) {
		if (events < 0) {
			throw new IllegalArgumentException("A box cannot keep " + events + " events");
		}
		return events;
	}

}

package io.github.telegramupdates.engine.life;

/**
 * A line of a trace. Each stands for itself: leaving it out changes no other.
 */
sealed interface Item {

	/**
	 * Time passes.
	 *
	 * @param millis how much
	 */
	record Waits(int millis) implements Item {
	}

	/**
	 * Something happens on the server.
	 *
	 * @param deed what
	 * @param fate what the line does to its pushes
	 */
	record Happens(Deed deed, Fate fate) implements Item {
	}

	/**
	 * Something goes wrong.
	 *
	 * @param mishap what
	 */
	record Strikes(Mishap mishap) implements Item {
	}

}

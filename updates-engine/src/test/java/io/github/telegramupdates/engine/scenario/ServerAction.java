package io.github.telegramupdates.engine.scenario;

/**
 * Something that happens on the server. People, places and messages are named by numbers
 * that mean the same whatever else is left out; what is done to a message that nobody
 * wrote does nothing.
 */
sealed interface ServerAction {

	/**
	 * A message is written.
	 *
	 * @param message its number
	 * @param author who writes
	 * @param place where
	 */
	record Sends(int message, int author, int place) implements ServerAction {
	}

	/**
	 * A message gets another text.
	 *
	 * @param message its number
	 * @param version what makes the text different
	 */
	record Edits(int message, int version) implements ServerAction {
	}

	/**
	 * Messages are deleted.
	 *
	 * @param message number of the message
	 */
	record Deletes(int message) implements ServerAction {
	}

	/**
	 * A message is pinned.
	 *
	 * @param message number of the message
	 */
	record Pins(int message) implements ServerAction {
	}

	/**
	 * The account reads a place.
	 *
	 * @param place where
	 */
	record Reads(int place) implements ServerAction {
	}

	/**
	 * Somebody gets another name, which comes in a container with a number.
	 *
	 * @param author who
	 * @param version what makes the name different
	 */
	record Renames(int author, int version) implements ServerAction {
	}

	/**
	 * Somebody types.
	 *
	 * @param author who
	 */
	record Types(int author) implements ServerAction {
	}

	/**
	 * Somebody asks the bot, in an update without a position.
	 *
	 * @param query id of the query
	 * @param author who
	 */
	record Asks(int query, int author) implements ServerAction {
	}

	/**
	 * Somebody stops the bot or starts it again: an event with a qts.
	 *
	 * @param author who
	 * @param stops whether the bot is stopped
	 */
	record Stops(int author, boolean stops) implements ServerAction {
	}

	/**
	 * The positions of a place are counted from a lower one on, which nobody is notified.
	 *
	 * @param place where
	 * @param back by how many positions
	 */
	record CountsBack(int place, int back) implements ServerAction {
	}

	/**
	 * A channel is closed to the account, or opened again.
	 *
	 * @param channel which
	 * @param hidden whether it is closed
	 */
	record Hides(int channel, boolean hidden) implements ServerAction {
	}

	/**
	 * A channel passes positions that nobody is notified about.
	 *
	 * @param channel which
	 * @param positions how many
	 */
	record Skips(int channel, int positions) implements ServerAction {
	}

	/**
	 * The server forgets what is old.
	 *
	 * @param place the channel, or any other place for the account's own boxes
	 * @param events how many events it still knows
	 */
	record Forgets(int place, int events) implements ServerAction {
	}

	/**
	 * The account becomes a member of a channel.
	 *
	 * @param channel which
	 */
	record Joins(int channel) implements ServerAction {
	}

	/**
	 * The server counts the account's common box again. The line is calm then: nobody can
	 * distinguish a late push of the old count from an early one of the new.
	 */
	record Resets() implements ServerAction {
	}

}

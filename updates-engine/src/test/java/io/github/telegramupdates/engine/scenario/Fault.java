package io.github.telegramupdates.engine.scenario;

import io.github.telegramupdates.simulator.habit.IncludedEntities;

/**
 * Something that goes wrong between the server and the application, or in it.
 */
sealed interface Fault {

	/** The connection breaks. */
	record Disconnects() implements Fault {
	}

	/** The connection comes back. */
	record Reconnects() implements Fault {
	}

	/** Pushes wait. */
	record Holds() implements Fault {
	}

	/** Pushes that waited arrive. */
	record Releases() implements Fault {
	}

	/** The server begins a session, and forgets what it had to push. */
	record NewSession() implements Fault {
	}

	/** The last session is announced once more. */
	record RepeatsSession() implements Fault {
	}

	/** The account moves to another data center. */
	record Migrates() implements Fault {
	}

	/** The next push cannot be read. */
	record GarblesPush() implements Fault {
	}

	/**
	 * The next answer cannot be read.
	 *
	 * @param method the method
	 */
	record GarblesAnswer(String method) implements Fault {
	}

	/**
	 * Large answers cannot be read.
	 *
	 * @param method the method
	 * @param bytes how large an answer can be read
	 */
	record GarblesLargeAnswers(String method, int bytes) implements Fault {
	}

	/**
	 * The next pushes come as one.
	 *
	 * @param pushes how many
	 */
	record Bundles(int pushes) implements Fault {
	}

	/**
	 * The next call fails.
	 *
	 * @param method the method
	 * @param code the error's code
	 * @param type the error's type
	 */
	record Fails(String method, int code, String type) implements Fault {
	}

	/**
	 * All calls fail.
	 *
	 * @param method the method
	 * @param code the error's code
	 * @param type the error's type
	 */
	record FailsOn(String method, int code, String type) implements Fault {
	}

	/**
	 * Calls fail no more.
	 *
	 * @param method the method
	 */
	record Heals(String method) implements Fault {
	}

	/**
	 * The next call is refused, and so are all for some time.
	 *
	 * @param method the method
	 * @param seconds how long
	 */
	record Floods(String method, int seconds) implements Fault {
	}

	/**
	 * The account is frozen: calls of a method are refused, whichever connection makes
	 * them.
	 *
	 * @param method the method
	 */
	record IsFrozen(String method) implements Fault {
	}

	/** The account is frozen no more. */
	record IsThawed() implements Fault {
	}

	/**
	 * The next calls are answered by a replica that is behind.
	 *
	 * @param method the method
	 * @param events by how much
	 * @param calls how many calls
	 */
	record Lags(String method, int events, int calls) implements Fault {
	}

	/**
	 * The server names positions that are too small.
	 *
	 * @param pts by how much the pts
	 * @param qts by how much the qts
	 */
	record StaleState(int pts, int qts) implements Fault {
	}

	/** The next dialog comes without its position. */
	record OmitsDialogPts() implements Fault {
	}

	/**
	 * Which users and chats come along.
	 *
	 * @param pushed with pushes
	 * @param fetched with differences
	 */
	record Introduces(IncludedEntities pushed, IncludedEntities fetched) implements Fault {
	}

	/**
	 * The next deliveries fail.
	 *
	 * @param deliveries how many
	 */
	record HandlersFail(int deliveries) implements Fault {
	}

	/**
	 * The server pushes one update for all that ever happened in a place, without saying
	 * what: who misses something has part of it already.
	 *
	 * @param place where
	 */
	record Summarizes(int place) implements Fault {
	}

	/**
	 * The server says that there is something to fetch in a channel, and then where it
	 * is.
	 *
	 * @param channel which
	 */
	record IsAnnounced(int channel) implements Fault {
	}

	/**
	 * The account receives a position of another one.
	 *
	 * @param ahead how far ahead it is
	 */
	record IsToldForeignPosition(int ahead) implements Fault {
	}

	/**
	 * The application begins or ceases to show a channel.
	 *
	 * @param channel which
	 * @param shown whether it is shown now
	 */
	record IsShown(int channel, boolean shown) implements Fault {
	}

	/** The process dies and comes back. */
	record Crashes() implements Fault {
	}

	/** Another instance takes the account over while this one still runs. */
	record IsTakenOver() implements Fault {
	}

	/**
	 * For a while, nobody can read what is stored.
	 *
	 * @param millis how long
	 */
	record StorageIsDown(int millis) implements Fault {
	}

	/** The next delivery commits, and nobody is notified of it. */
	record LosesAnswerToCommit() implements Fault {
	}

}

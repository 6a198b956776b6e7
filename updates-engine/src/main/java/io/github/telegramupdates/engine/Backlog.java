package io.github.telegramupdates.engine;

import java.time.Duration;

/**
 * What waits to be delivered, or is being delivered.
 *
 * @param updates how many updates
 * @param age for how long the oldest of them has been waiting; zero if there is none
 */
public record Backlog(int updates, Duration age) {

	/**
	 * Nothing waits.
	 */
	public static final Backlog NONE = new Backlog(0, Duration.ZERO);

	/**
	 * Adds what waits elsewhere.
	 * @param other what waits there
	 * @return both, by the age of the older one
	 */
	public Backlog and(Backlog other) {
		return new Backlog(this.updates + other.updates, (this.age.compareTo(other.age) >= 0) ? this.age : other.age);
	}

}

package io.github.telegramupdates.spring.ownership.jdbc;

import java.time.Duration;

/**
 * How long a lock holds, and how often it is renewed.
 *
 * @param heartbeat pause between two renewals
 * @param timeToLive how long a lock holds that is not renewed, at least three heartbeats
 */
public record LeaseTimes(Duration heartbeat, Duration timeToLive) {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/**
	 * How long a renewal lasts for whoever made it: a heartbeat less than for the others,
	 * which covers clocks that differ and the time that disconnecting takes.
	 */
	Duration validity() {
		return this.timeToLive.minus(this.heartbeat);
	}

	/**
	 * Pause between two attempts to get a lock that another instance has.
	 */
	Duration retry() {
		return (this.heartbeat.compareTo(SECOND) < 0) ? this.heartbeat : SECOND;
	}

	/**
	 * How long a statement may take, in the seconds that JDBC counts in.
	 */
	int statementSeconds() {
		return (int) Math.max(1, this.heartbeat.toSeconds());
	}

}

package io.github.telegramupdates.mtproto.session;

import java.time.Duration;

/**
 * How a session is configured.
 *
 * @param identity what the client says about itself
 * @param pingInterval how often the connection is tried
 */
public record SessionOptions(ClientIdentity identity, Duration pingInterval) {

	/**
	 * How often a connection is tried if nothing else is said.
	 */
	public static final Duration DEFAULT_PING_INTERVAL = Duration.ofSeconds(60);

	/**
	 * Checks the interval.
	 * @throws IllegalArgumentException if it is less than a second
	 */
	public SessionOptions {
		if (pingInterval.compareTo(Duration.ofSeconds(1)) < 0) {
			throw new IllegalArgumentException("The interval of pings is at least one second, not " + pingInterval);
		}
	}

}

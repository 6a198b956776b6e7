package io.github.telegramupdates.spring.crash;

/**
 * Ends what a process was doing when it died.
 */
final class ProcessKilledException extends RuntimeException {

	ProcessKilledException() {
		super("killed, as the test wants it");
	}

}

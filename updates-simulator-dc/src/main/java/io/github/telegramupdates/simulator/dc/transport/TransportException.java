package io.github.telegramupdates.simulator.dc.transport;

/**
 * The bytes are those of no transport: the connection is of no more use.
 */
public final class TransportException extends RuntimeException {

	TransportException(String message) {
		super(message, null, false, false);
	}

}

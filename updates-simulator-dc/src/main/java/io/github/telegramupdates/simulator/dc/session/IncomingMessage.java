package io.github.telegramupdates.simulator.dc.session;

/**
 * A message of the client, alone or out of a container.
 *
 * @param id its id
 * @param sequence its sequence number
 * @param body its boxed content
 */
record IncomingMessage(long id, int sequence, byte[] body) {

	boolean wantsAcknowledgment() {
		return (this.sequence & 1) != 0;
	}

}

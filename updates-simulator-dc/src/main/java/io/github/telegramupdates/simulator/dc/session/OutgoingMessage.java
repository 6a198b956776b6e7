package io.github.telegramupdates.simulator.dc.session;

/**
 * A message to the client, alone or for a container.
 *
 * @param id its id
 * @param sequence its sequence number
 * @param body its boxed content
 */
record OutgoingMessage(long id, int sequence, byte[] body) {

	boolean isContent() {
		return (this.sequence & 1) != 0;
	}

}

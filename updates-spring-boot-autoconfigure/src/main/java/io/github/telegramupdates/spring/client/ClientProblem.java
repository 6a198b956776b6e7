package io.github.telegramupdates.spring.client;

/**
 * A mistake in the configuration of the client.
 *
 * @param mistake the property, and what is wrong with it; nothing secret
 * @param cure what to do
 */
record ClientProblem(String mistake, String cure) {

	String text() {
		return this.mistake + ": " + this.cure;
	}

}

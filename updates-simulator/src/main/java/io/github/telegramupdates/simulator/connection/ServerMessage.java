package io.github.telegramupdates.simulator.connection;

import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way from the server to the client.
 */
interface ServerMessage {

	/**
	 * Arrives. Never called under a lock.
	 * @param sink who consumes, if there is somebody
	 */
	void arrive(@Nullable UpdateSink sink);

}

package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * Is told what a session finds out, on its loop.
 */
public interface SessionListener {

	void onSaltChanged(long salt);

	/** The server answered a ping. */
	void onRoundTrip(long millis);

	void onEvent(ClientEvent event);

	/** A call was answered by an error. */
	void onError(RpcException error);

}

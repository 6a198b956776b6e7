package io.github.telegramupdates.mtproto.connection;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.client.MigrateException;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * Receives what a session finds out, on its loop.
 */
public interface SessionListener {

	void onSaltChanged(long salt);

	/** The server answered a ping. */
	void onRoundTrip(long millis);

	/**
	 * A call was answered by an error.
	 * @return whether it is made once more, so that the error is not reported
	 */
	boolean isRepeated(PendingAnswer<?> call, RpcException error);

	void onEvent(ClientEvent event);

	/**
	 * A call has to be made in another data center.
	 * @return whether the listener does that, so that the call goes on
	 */
	boolean onMigrate(PendingAnswer<?> call, MigrateException error);

	/** A call was answered by an error. */
	void onError(RpcException error);

}

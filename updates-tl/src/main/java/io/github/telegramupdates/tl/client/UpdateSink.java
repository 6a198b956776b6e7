package io.github.telegramupdates.tl.client;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * Consumes what a {@link TelegramConnection} receives. Methods are called serially and in
 * wire order, and return quickly: they never wait for the network, a database or user
 * code.
 */
public interface UpdateSink {

	/**
	 * The server pushed a container of updates.
	 * @param updates the container as it came
	 */
	void onUpdates(UpdatesType updates);

	/**
	 * A method was answered. Called for every call made through the connection's
	 * {@link TelegramApi}, before its future completes. The request says what the answer
	 * is about, and for whom it was made.
	 * @param request the call, wrapped as it was made
	 * @param result the answer
	 * @param <R> type of the answer
	 */
	<R> void onResult(TlMethod<R> request, R result);

	/**
	 * A method failed.
	 * @param request the call
	 * @param error what the server answered
	 */
	default void onError(TlMethod<?> request, RpcException error) {
	}

	/**
	 * Something happened to the session that may mean lost updates.
	 * @param signal what happened
	 */
	void onSignal(SessionSignal signal);

}

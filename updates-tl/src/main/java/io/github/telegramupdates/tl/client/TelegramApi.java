package io.github.telegramupdates.tl.client;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;

/**
 * Calls RPC methods of Telegram on behalf of one account.
 */
public interface TelegramApi {

	/**
	 * Calls a method. Never blocks on the network.
	 * <p>
	 * The future completes exceptionally with an {@link RpcException} when Telegram
	 * answers with an error, with a
	 * {@link io.github.telegramupdates.tl.TlDecodeException} when the answer cannot be
	 * decoded, and with a {@link java.io.IOException} when there is no answer: with an
	 * {@link RpcTimeoutException} or an {@link RpcOutcomeUnknownException} where the
	 * server may have carried out the call. An answer is handed to the {@link UpdateSink}
	 * of the connection before the future completes.
	 * @param method the call
	 * @param <R> type of the answer
	 * @return the answer
	 */
	<R> CompletableFuture<R> invoke(TlMethod<R> method);

}

package io.github.telegramupdates.mtproto.rpc;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * Stands between callers and a client: sees each call and its future, and may replace
 * either. Calls that the client makes for itself, like the login, do not come by.
 */
public interface RpcInterceptor {

	/**
	 * Somebody calls. On the thread of the caller, which must not wait.
	 * @param call the call
	 * @param next where the call goes on, once, never or several times
	 * @param <R> type of the answer
	 * @return the answer as the caller gets it: the future of {@code next} itself, if
	 * cancelling it is to cancel the call
	 */
	<R> CompletableFuture<R> intercept(TlMethod<R> call, TelegramApi next);

}

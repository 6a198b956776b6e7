package io.github.telegramupdates.mtproto.rpc;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * An interceptor, and what is behind it.
 */
public final class InterceptedApi implements TelegramApi {

	private final RpcInterceptor interceptor;

	private final TelegramApi next;

	private InterceptedApi(RpcInterceptor interceptor, TelegramApi next) {
		this.interceptor = interceptor;
		this.next = next;
	}

	/** The first interceptor is the outermost. */
	public static TelegramApi of(List<RpcInterceptor> interceptors, TelegramApi innermost) {
		TelegramApi api = innermost;
		for (int i = interceptors.size() - 1; i >= 0; i--) {
			api = new InterceptedApi(interceptors.get(i), api);
		}
		return api;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		return this.interceptor.intercept(method, this.next);
	}

}

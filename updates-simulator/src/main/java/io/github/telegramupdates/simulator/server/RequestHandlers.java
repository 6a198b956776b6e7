package io.github.telegramupdates.simulator.server;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;

/**
 * The methods that the server knows.
 */
final class RequestHandlers {

	private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();

	static RequestHandlers all() {
		RequestHandlers handlers = new RequestHandlers();
		AccountDifferenceMethods.register(handlers);
		ChannelDifferenceMethods.register(handlers);
		MessageMethods.register(handlers);
		DeletionMethods.register(handlers);
		ReadingMethods.register(handlers);
		EntityMethods.register(handlers);
		MessageLookupMethods.register(handlers);
		HistoryMethods.register(handlers);
		DialogMethods.register(handlers);
		MembershipMethods.register(handlers);
		SessionMethods.register(handlers);
		return handlers;
	}

	<R, M extends TlMethod<R>> void on(Class<M> method, RequestHandler<M, R> handler) {
		this.handlers.put(method, handler);
	}

	@SuppressWarnings("unchecked")
	<R> R answer(Call call, TlMethod<R> request) {
		if (request instanceof InvokeWithBusinessConnection<R> wrapper) {
			return answer(call.forOwnerOf(wrapper.connectionId()), wrapper.query());
		}
		if (request instanceof WrapperMethod wrapper) {
			return answer(call, (TlMethod<R>) wrapper.query());
		}
		call.server().frozenAccounts().check(call.session().accountId(), request.methodName());
		RequestHandler<TlMethod<R>, R> handler = (RequestHandler<TlMethod<R>, R>) this.handlers.get(request.getClass());
		if (handler == null) {
			throw RpcError.badRequest("METHOD_NOT_SUPPORTED");
		}
		return handler.handle(call, request);
	}

}

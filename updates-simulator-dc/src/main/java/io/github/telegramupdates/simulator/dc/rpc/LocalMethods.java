package io.github.telegramupdates.simulator.dc.rpc;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.tl.TlMethod;
import org.jspecify.annotations.Nullable;

/**
 * The methods that the data center answers itself. They need no login.
 */
final class LocalMethods {

	private final Map<Class<?>, Handler<?, ?>> handlers = new HashMap<>();

	<R, M extends TlMethod<R>> void on(Class<M> method, Handler<M, R> handler) {
		this.handlers.put(method, handler);
	}

	@SuppressWarnings("unchecked")
	<R> @Nullable Handler<TlMethod<R>, R> handler(TlMethod<R> method) {
		return (Handler<TlMethod<R>, R>) this.handlers.get(method.getClass());
	}

	/**
	 * Answers calls of one method.
	 *
	 * @param <M> the method
	 * @param <R> type of the answer
	 */
	@FunctionalInterface
	interface Handler<M extends TlMethod<R>, R> {

		R handle(CallingSession caller, M request);

	}

}

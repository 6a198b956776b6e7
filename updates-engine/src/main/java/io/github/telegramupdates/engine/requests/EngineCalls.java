package io.github.telegramupdates.engine.requests;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of an account's engines. Whatever a client does wrong is a call that failed.
 */
public final class EngineCalls {

	private static final Logger log = LoggerFactory.getLogger(EngineCalls.class);

	private final TelegramApi api;

	public EngineCalls(TelegramApi api) {
		this.api = api;
	}

	/**
	 * Calls, unless the instance is over in which that was asked for.
	 * @return the answer, never {@code null}
	 */
	public <R> CompletableFuture<R> invoke(TlMethod<R> method, EngineInstance instance) {
		if (instance.isOver()) {
			return CompletableFuture.failedFuture(new CancellationException("the engine has stopped"));
		}
		try {
			CompletableFuture<R> answer = this.api.invoke(method);
			return (answer != null) ? answer.thenApply((result) -> requireAnswer(result, method))
					: CompletableFuture.failedFuture(nothing(method));
		}
		catch (Throwable failure) {
			return CompletableFuture.failedFuture(failure);
		}
	}

	private <R> R requireAnswer(R result, TlMethod<R> method) {
		if (result == null) {
			throw nothing(method);
		}
		return result;
	}

	/** A client may return {@code null} although it must not. */
	private NullPointerException nothing(TlMethod<?> method) {
		String client = this.api.getClass().getName();
		log.warn("The client {} answers {} by null", client, method.getClass().getSimpleName());
		return new NullPointerException("The client " + client + " answers by null");
	}

}

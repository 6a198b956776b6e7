package io.github.telegramupdates.simulator.connection;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a method call. The sink sees it before the caller does.
 *
 * @param request the call
 * @param future what the caller waits for
 * @param outcome the boxed answer, or what went wrong
 * @param landing notified when the answer arrives, before anybody else
 * @param <R> type of the answer
 */
record Answer<R>(TlMethod<R> request, CompletableFuture<R> future, Outcome outcome,
		Runnable landing) implements ServerMessage {

	@Override
	public void arrive(@Nullable UpdateSink sink) {
		this.landing.run();
		if (this.outcome instanceof Success success) {
			succeed(sink, success.bytes());
		}
		else if (this.outcome instanceof Failure failure) {
			fail(sink, failure.cause());
		}
	}

	/**
	 * The same call, failed before its answer arrived.
	 */
	Answer<R> failed(Exception cause) {
		return new Answer<>(this.request, this.future, new Failure(cause), this.landing);
	}

	private void succeed(@Nullable UpdateSink sink, byte[] bytes) {
		R result;
		try {
			result = this.request.readResult(new TlReader(bytes));
		}
		catch (TlDecodeException ex) {
			this.future.completeExceptionally(ex);
			return;
		}
		try {
			if (sink != null) {
				sink.onResult(this.request, result);
			}
		}
		finally {
			this.future.complete(result);
		}
	}

	private void fail(@Nullable UpdateSink sink, Exception cause) {
		try {
			if (sink != null && cause instanceof RpcException error) {
				sink.onError(this.request, error);
			}
		}
		finally {
			this.future.completeExceptionally(cause);
		}
	}

	/**
	 * How a call ended.
	 */
	sealed interface Outcome {

	}

	/**
	 * The server answered.
	 *
	 * @param bytes the boxed answer
	 */
	record Success(byte[] bytes) implements Outcome {
	}

	/**
	 * The call failed.
	 *
	 * @param cause the server's error, or the loss of the connection
	 */
	record Failure(Exception cause) implements Outcome {
	}

}

package io.github.telegramupdates.mtproto.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.telegramupdates.tl.TlMethod;

/**
 * A call that somebody waits for. Its future completes on a worker, so that what waits
 * for it cannot hold up a connection.
 *
 * @param <R> type of the answer
 */
public final class PendingAnswer<R> {

	private final long id;

	private final TlMethod<R> method;

	private final CompletableFuture<R> future = new CompletableFuture<>();

	private final Executor workers;

	private final CallPolicy policy;

	private int repetitions;

	private boolean repeated;

	/** A call of the client's own, which looks after itself. */
	public PendingAnswer(long id, TlMethod<R> method, Executor workers) {
		this(id, method, workers, CallPolicy.INTERNAL);
	}

	public PendingAnswer(long id, TlMethod<R> method, Executor workers, CallPolicy policy) {
		this.id = id;
		this.method = method;
		this.workers = workers;
		this.policy = policy;
	}

	public long id() {
		return this.id;
	}

	public TlMethod<R> method() {
		return this.method;
	}

	/**
	 * Whether it is a call of the client's own, by an id that is not positive: nobody
	 * else receives its answer.
	 */
	public boolean isInternal() {
		return this.id <= 0;
	}

	/** Whether the server may carry it out twice. */
	public boolean isRepeatable() {
		return this.policy.repeatable();
	}

	/** Whether the server may have carried it out before. */
	public boolean isRepeated() {
		return this.repeated;
	}

	/** It is made once more, and the server may have carried it out. */
	public void onRepeated() {
		this.repeated = true;
	}

	/** Name of the method, without what says how it is called. */
	public String methodName() {
		return CallKind.of(this.method).name();
	}

	CallPolicy policy() {
		return this.policy;
	}

	/** How often it was repeated because the server failed, with this time. */
	int nextRepetition() {
		return ++this.repetitions;
	}

	public CompletableFuture<R> future() {
		return this.future;
	}

	/** The answer came, of the type that the method returns. */
	@SuppressWarnings("unchecked")
	public void succeed(Object result) {
		complete(() -> this.future.complete((R) result));
	}

	public void fail(Exception error) {
		complete(() -> this.future.completeExceptionally(error));
	}

	private void complete(Runnable completion) {
		try {
			this.workers.execute(completion);
		}
		catch (RejectedExecutionException ex) {
			// there are no workers any more, and nothing that could be held up
			completion.run();
		}
	}

}

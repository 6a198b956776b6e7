package io.github.telegramupdates.mtproto.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.mtproto.rpc.PendingAnswer;

/**
 * Holds calls back while the account is not logged in. Confined to the loop.
 */
final class LoginGate {

	private final CompletableFuture<Long> user = new CompletableFuture<>();

	private final Executor workers;

	private List<PendingAnswer<?>> waiting = new ArrayList<>();

	private boolean open;

	LoginGate(Executor workers) {
		this.workers = workers;
	}

	/** Completes with the id of the account when it is logged in for the first time. */
	CompletableFuture<Long> user() {
		return this.user;
	}

	boolean isOpen() {
		return this.open;
	}

	void hold(PendingAnswer<?> answer) {
		this.waiting.add(answer);
	}

	void drop(PendingAnswer<?> answer) {
		this.waiting.remove(answer);
	}

	/** The account is logged in: what waited may go, in order. */
	List<PendingAnswer<?>> open(long userId) {
		this.open = true;
		this.user.completeAsync(() -> userId, this.workers);
		List<PendingAnswer<?>> released = this.waiting;
		this.waiting = new ArrayList<>();
		return released;
	}

	/** The account has to log in once more. */
	void close() {
		this.open = false;
	}

	/** It never will be again. */
	void fail(Exception reason) {
		this.open = false;
		this.workers.execute(() -> this.user.completeExceptionally(reason));
		this.waiting.forEach((answer) -> answer.fail(reason));
		this.waiting = new ArrayList<>();
	}

}

package io.github.telegramupdates.mtproto.login;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.mtproto.rpc.PendingAnswer;

/**
 * Holds calls back until the account is logged in. Confined to the loop.
 */
public final class LoginGate {

	private final CompletableFuture<Long> user = new CompletableFuture<>();

	private final Executor workers;

	private List<PendingAnswer<?>> waiting = new ArrayList<>();

	private boolean open;

	public LoginGate(Executor workers) {
		this.workers = workers;
	}

	/** Completes with the id of the account. */
	public CompletableFuture<Long> user() {
		return this.user;
	}

	public boolean isOpen() {
		return this.open;
	}

	public void hold(PendingAnswer<?> answer) {
		this.waiting.add(answer);
	}

	public void drop(PendingAnswer<?> answer) {
		this.waiting.remove(answer);
	}

	/** The account is logged in: what waited may go, in order. */
	public List<PendingAnswer<?>> open(long userId) {
		this.open = true;
		this.user.completeAsync(() -> userId, this.workers);
		List<PendingAnswer<?>> released = this.waiting;
		this.waiting = new ArrayList<>();
		return released;
	}

	/** It has to be logged in again. */
	public void close() {
		this.open = false;
	}

	/** It never will be again. */
	public void fail(Exception reason) {
		this.open = false;
		this.workers.execute(() -> this.user.completeExceptionally(reason));
		this.waiting.forEach((answer) -> answer.fail(reason));
		this.waiting = new ArrayList<>();
	}

}

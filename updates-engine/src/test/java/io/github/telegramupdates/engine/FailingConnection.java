package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A connection of a client that can break in ways that it must not.
 */
public final class FailingConnection implements TelegramConnection, TelegramApi {

	private final TelegramConnection connection;

	private Failure calls = Failure.NONE;

	private Failure time = Failure.NONE;

	public FailingConnection(TelegramConnection connection) {
		this.connection = connection;
	}

	public void callsFailBy(Failure failure) {
		this.calls = failure;
	}

	public void timeFailsBy(Failure failure) {
		this.time = failure;
	}

	@Override
	public TelegramApi api() {
		return this;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		return this.calls.happens() ? null : this.connection.api().invoke(method);
	}

	@Override
	public Instant serverTime() {
		return this.time.happens() ? null : this.connection.serverTime();
	}

	@Override
	public Subscription subscribe(UpdateSink updates) {
		return this.connection.subscribe(updates);
	}

	@Override
	public void close() {
		this.connection.close();
	}

	/** How something fails. */
	public enum Failure {

		/** Not at all. */
		NONE,

		/** It throws an error. */
		ERROR,

		/** It returns {@code null}. */
		NULL;

		/** Whether {@code null} is to be returned. */
		boolean happens() {
			if (this == ERROR) {
				throw new NoClassDefFoundError("a class that is missing");
			}
			return this == NULL;
		}

	}

}

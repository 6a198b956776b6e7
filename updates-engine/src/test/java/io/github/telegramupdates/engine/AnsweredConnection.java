package io.github.telegramupdates.engine;

import java.time.Instant;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A connection on which the test says how calls are answered, besides all that another
 * one receives.
 */
public final class AnsweredConnection implements TelegramConnection {

	private final TelegramConnection connection;

	private UpdateSink sink;

	public AnsweredConnection(TelegramConnection connection) {
		this.connection = connection;
	}

	public void answer(TlMethod<?> request, Object answer) {
		report(request, answer);
	}

	@SuppressWarnings("unchecked")
	private <R> void report(TlMethod<R> request, Object answer) {
		this.sink.onResult(request, (R) answer);
	}

	@Override
	public TelegramApi api() {
		return this.connection.api();
	}

	@Override
	public Subscription subscribe(UpdateSink updates) {
		this.sink = updates;
		return this.connection.subscribe(updates);
	}

	@Override
	public Instant serverTime() {
		return this.connection.serverTime();
	}

	@Override
	public void close() {
		this.connection.close();
	}

}

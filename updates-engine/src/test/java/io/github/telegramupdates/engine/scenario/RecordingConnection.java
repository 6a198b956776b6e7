package io.github.telegramupdates.engine.scenario;

import java.time.Instant;
import java.util.List;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.Difference;

/**
 * A connection that notes what its instance receives, and when.
 */
final class RecordingConnection implements TelegramConnection {

	/** What the engine calls itself, most of all. */
	private static final String OF_THE_ENGINE = "updates.";

	private final TelegramConnection connection;

	private final InstanceStorage database;

	private final ReceivedQueries queries;

	private final CoverageCounts coverage;

	RecordingConnection(TelegramConnection connection, InstanceStorage database, ReceivedQueries queries,
			CoverageCounts coverage) {
		this.connection = connection;
		this.database = database;
		this.queries = queries;
		this.coverage = coverage;
	}

	@Override
	public TelegramApi api() {
		return this.connection.api();
	}

	@Override
	public Subscription subscribe(UpdateSink sink) {
		return this.connection.subscribe(new Noting(sink));
	}

	@Override
	public Instant serverTime() {
		return this.connection.serverTime();
	}

	@Override
	public void close() {
		this.connection.close();
	}

	private static List<Update> updates(UpdatesType container) {
		if (container instanceof UpdateShort single) {
			return List.of(single.update());
		}
		if (container instanceof UpdatesCombined combined) {
			return combined.updates();
		}
		return (container instanceof Updates several) ? several.updates() : List.of();
	}

	private void note(CoverageGoal first, CoverageGoal again) {
		switch (this.database.loading()) {
			case FIRST -> this.coverage.met(first);
			case AGAIN -> this.coverage.met(again);
			default -> {
				// what is received then is what all runs are about
			}
		}
	}

	/** Notes, and hands on. */
	private final class Noting implements UpdateSink {

		private final UpdateSink sink;

		Noting(UpdateSink sink) {
			this.sink = sink;
		}

		@Override
		public void onUpdates(UpdatesType container) {
			note(CoverageGoal.CONTAINER_BEFORE_LOAD, CoverageGoal.CONTAINER_DURING_RELOAD);
			if (updates(container).stream().anyMatch(UpdateChannelTooLong.class::isInstance)) {
				note(CoverageGoal.ANNOUNCEMENT_BEFORE_LOAD, CoverageGoal.ANNOUNCEMENT_DURING_RELOAD);
			}
			if (RecordingConnection.this.queries.pushed(updates(container))) {
				note(CoverageGoal.QUERY_BEFORE_LOAD, CoverageGoal.QUERY_DURING_RELOAD);
			}
			this.sink.onUpdates(container);
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			if (!request.methodName().startsWith(OF_THE_ENGINE)) {
				note(CoverageGoal.ANSWER_BEFORE_LOAD, CoverageGoal.ANSWER_DURING_RELOAD);
			}
			if (result instanceof Difference difference) {
				RecordingConnection.this.queries.fetched(difference.otherUpdates());
			}
			this.sink.onResult(request, result);
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			this.sink.onError(request, error);
		}

		@Override
		public void onSignal(SessionSignal signal) {
			note(CoverageGoal.SIGNAL_BEFORE_LOAD, CoverageGoal.SIGNAL_DURING_RELOAD);
			this.sink.onSignal(signal);
		}

	}

}

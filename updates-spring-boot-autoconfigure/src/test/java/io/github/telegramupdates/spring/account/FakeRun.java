package io.github.telegramupdates.spring.account;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * A run that does nothing until it is stopped.
 */
final class FakeRun implements AccountRun {

	final CompletableFuture<Stopped> stopped = new CompletableFuture<>();

	private final long userId;

	FakeRun(long userId) {
		this.userId = userId;
	}

	@Override
	public long userId() {
		return this.userId;
	}

	@Override
	public AccountStatus status() {
		return new AccountStatus(AccountStatus.Phase.LIVE, null, null, 0, 0, new AccountStatus.Counters(0, 0, 0, 0),
				Map.of(), Map.of(), List.of());
	}

	@Override
	public CompletionStage<Stopped> stopped() {
		return this.stopped;
	}

	@Override
	public TelegramConnection.Subscription attach(TelegramConnection connection) {
		throw new UnsupportedOperationException("a fake account has no sessions");
	}

	@Override
	public void openChannel(long channelId) {
	}

	@Override
	public void closeChannel(long channelId) {
	}

	@Override
	public void close() {
		this.stopped.complete(new Stopped(Stopped.Cause.CLOSED, "closed"));
	}

}

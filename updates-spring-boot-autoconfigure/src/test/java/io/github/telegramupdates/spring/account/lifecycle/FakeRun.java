package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * A run that does nothing until it is stopped.
 */
final class FakeRun implements AccountRun {

	final CompletableFuture<Stopped> stopped = new CompletableFuture<>();

	final Set<Long> openChannels = ConcurrentHashMap.newKeySet();

	volatile AccountStatus.Phase phase = AccountStatus.Phase.LIVE;

	private final long userId;

	private volatile Runnable onClose = () -> {
	};

	FakeRun(long userId) {
		this.userId = userId;
	}

	@Override
	public long userId() {
		return this.userId;
	}

	@Override
	public AccountStatus status() {
		return new AccountStatus(this.phase, null, null, Duration.ZERO, null, null, null, null, Backlog.NONE, 0, 0,
				new AccountStatus.Counters(0, 0, 0, 0), Map.of(), Map.of(), 0, Duration.ZERO, Map.of(), List.of());
	}

	@Override
	public List<BoxStatus> boxes(int channels) {
		return List.of(new BoxStatus(BoxId.COMMON, BoxState.SYNCED, 1));
	}

	@Override
	public List<LaneStatus> lanes() {
		return List.of();
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
		this.openChannels.add(channelId);
	}

	@Override
	public void forEachParked(ParkedUpdateStorage.Visitor visitor) {
	}

	@Override
	public boolean discardParked(long id) {
		return false;
	}

	@Override
	public CompletableFuture<Void> replayParked(long id) {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void closeChannel(long channelId) {
		this.openChannels.remove(channelId);
	}

	void onClose(Runnable action) {
		this.onClose = action;
	}

	@Override
	public void close() {
		this.onClose.run();
		this.stopped.complete(new Stopped(Stopped.Cause.CLOSED, "closed"));
	}

}

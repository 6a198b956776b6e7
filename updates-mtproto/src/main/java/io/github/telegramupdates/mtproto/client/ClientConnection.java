package io.github.telegramupdates.mtproto.client;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A client as whoever wants updates sees it.
 */
final class ClientConnection implements TelegramConnection {

	private final TelegramClient client;

	private final ClientDriver driver;

	private final ClientCalls desk;

	private final Inbox inbox;

	ClientConnection(TelegramClient client, ClientDriver driver, ClientCalls desk, Inbox inbox) {
		this.client = client;
		this.driver = driver;
		this.desk = desk;
		this.inbox = inbox;
	}

	@Override
	public TelegramApi api() {
		return this.desk;
	}

	@Override
	public Subscription subscribe(UpdateSink consumer) {
		return this.inbox.subscribe(consumer);
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(this.driver.serverMillis() / 1000);
	}

	@Override
	public CompletableFuture<Void> logOut() {
		return this.client.logOut();
	}

	@Override
	public CompletableFuture<Void> ended() {
		return FutureCopy.of(this.driver.released());
	}

	@Override
	public void close() {
		this.client.close();
	}

}

package io.github.telegramupdates.mtproto.client;

import java.time.Instant;

import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A client as whoever wants updates sees it.
 */
final class ClientConnection implements TelegramConnection {

	private final ClientDriver driver;

	private final CallDesk desk;

	private final Inbox inbox;

	private final Runnable close;

	ClientConnection(ClientDriver driver, CallDesk desk, Inbox inbox, Runnable close) {
		this.driver = driver;
		this.desk = desk;
		this.inbox = inbox;
		this.close = close;
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
	public void close() {
		this.close.run();
	}

}

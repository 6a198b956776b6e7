package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.rpc.CallOptions;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SecureRandomBytes;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.netty.channel.EventLoop;

/**
 * A client of one account. Connects in the background, as often as it takes, and logs in
 * once: calls made before wait. It ends for good when it is closed, when the login is
 * refused, or when the account is gone; calls then fail at once, with the reason.
 * <p>
 * No login is made while the stored session holds, nor before the server wants one, also
 * over restarts. A bot whose session ended because two programs used it logs in again.
 * <p>
 * Safe for use by many threads. All of a client happens on one event loop, which many
 * clients share; futures complete on a worker.
 */
public final class TelegramClient implements AutoCloseable {

	private final ClientDriver driver;

	private final ClientCalls desk;

	private final EventLoop loop;

	private final ClientResources resources;

	private final boolean ownsResources;

	private final TelegramConnection connection;

	private final AtomicBoolean started = new AtomicBoolean();

	TelegramClient(ClientSettings settings, ClientResources resources, boolean ownsResources) {
		RandomBytes random = new SecureRandomBytes();
		this.resources = resources;
		this.ownsResources = ownsResources;
		this.loop = resources.loops().next();
		Inbox inbox = new Inbox(settings.inbox(), resources.workers(),
				(event) -> settings.events().tellOn(this.loop, event), this::onConfigUpdate);
		this.driver = new ClientDriver(settings, this.loop, resources, random, inbox);
		this.desk = new ClientCalls(this.driver, this.loop, resources.workers(), random, settings.calls());
		this.connection = new ClientConnection(this, this.driver, this.desk, inbox);
	}

	private void onConfigUpdate(Update update) {
		if (!this.loop.isShutdown()) {
			this.loop.execute(() -> this.driver.onConfigUpdate(update));
		}
	}

	/**
	 * Starts to build a client.
	 * @return a builder for a bot on Telegram's network
	 */
	public static TelegramClientBuilder builder() {
		return new TelegramClientBuilder();
	}

	/**
	 * Connects, if that was not asked for before.
	 * @return the id of the account once it is logged in; fails with an
	 * {@link io.github.telegramupdates.tl.client.RpcException} if the login is refused
	 */
	public CompletableFuture<Long> connect() {
		if (this.started.compareAndSet(false, true)) {
			this.loop.execute(this.driver::start);
		}
		return FutureCopy.of(this.driver.loggedIn());
	}

	/**
	 * The client as a connection. Its close closes the client.
	 * @return always the same object
	 */
	public TelegramConnection connection() {
		return this.connection;
	}

	/**
	 * Calls a method otherwise than the client was built for.
	 * @param method the call
	 * @param options how it is made
	 * @param <R> type of the answer
	 * @return the answer, or why there is none, as {@link TelegramApi#invoke} says
	 */
	public <R> CompletableFuture<R> invoke(TlMethod<R> method, CallOptions options) {
		return this.desk.invoke(method, options);
	}

	/**
	 * What the client has cost so far.
	 * @return the counts
	 */
	public ClientStatistics statistics() {
		return this.driver.statistics();
	}

	/**
	 * How many calls wait for their answers, or until they may be sent.
	 * @return the number
	 */
	public int callsInFlight() {
		return this.desk.inFlight();
	}

	/**
	 * How the client is.
	 * @return a snapshot
	 */
	public ClientStatus status() {
		return this.driver.status();
	}

	/**
	 * Logs the account out and forgets its session, then ends the client with a
	 * {@link io.github.telegramupdates.mtproto.login.LoginRefusedException}. Connects for
	 * that if need be.
	 * @return completes when the session is forgotten; nothing is forgotten if it fails
	 */
	public CompletableFuture<Void> logOut() {
		connect();
		CompletableFuture<Void> forgotten = new CompletableFuture<>();
		this.loop.execute(() -> this.driver.logOut(forgotten));
		return forgotten;
	}

	/**
	 * Closes the connection, and the threads unless they are shared. Calls that wait for
	 * an answer fail with an {@link IOException}. Waits up to five seconds until the
	 * session is saved, and free for another client.
	 */
	@Override
	public void close() {
		if (!this.loop.isShuttingDown()) {
			this.loop.execute(this.driver::close);
			if (!this.loop.inEventLoop()) {
				this.driver.awaitRelease();
			}
		}
		if (this.ownsResources) {
			this.resources.close();
		}
	}

}

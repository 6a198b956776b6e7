package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.connection.Connector;
import io.github.telegramupdates.mtproto.connection.ExchangeRun;
import io.github.telegramupdates.mtproto.connection.Line;
import io.github.telegramupdates.mtproto.connection.LineListener;
import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.Reconnector;
import io.github.telegramupdates.mtproto.connection.SessionListener;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.exchange.ExchangeOptions;
import io.github.telegramupdates.mtproto.exchange.ExchangedKey;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.session.ClientSession;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.TransportError;
import io.github.telegramupdates.tl.client.MigrateException;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data center that an account is connected to: its number, the key, the session, and
 * the line of the moment. Exchanges a key if there is none, and opens another line
 * whenever one is lost. Confined to the loop.
 */
final class DataCenterConnection implements LineListener, SessionListener {

	private static final Logger log = LoggerFactory.getLogger(DataCenterConnection.class);

	private final ClientDriver driver;

	private final ClientContext context;

	private final int dc;

	private final Reconnector reconnector;

	private @Nullable StoredSession stored;

	private @Nullable SessionRun session;

	private @Nullable ExchangeRun exchange;

	/** Calls that were sent here from another data center. */
	private List<PendingAnswer<?>> carriedOver;

	private boolean keyUnknown;

	private boolean ended;

	/**
	 * Creates a connection that does nothing yet.
	 * @param driver receives what concerns the account
	 * @param context what connections have in common
	 * @param dc number of the data center
	 * @param carriedOver calls that are made as soon as there is a session
	 */
	DataCenterConnection(ClientDriver driver, ClientContext context, int dc, List<PendingAnswer<?>> carriedOver) {
		this.driver = driver;
		this.context = context;
		this.dc = dc;
		this.carriedOver = carriedOver;
		NetworkSettings network = context.settings().network();
		Connector connector = new Connector(network.transport(), network.proxy(), network.numberOf(dc), context.loop(),
				context.blocking(), context.random());
		this.reconnector = new Reconnector(connector, network.permitted(), () -> context.addresses().of(dc),
				context.random(), context.loop(), this);
	}

	int dc() {
		return this.dc;
	}

	/** The session, once there is a key. */
	@Nullable SessionRun session() {
		return this.session;
	}

	/** Whether the account that is logged in is that of a bot. */
	boolean isOfBot() {
		return this.stored != null && this.stored.account() != null && this.stored.account().bot();
	}

	/** A call is made as soon as there is a session. */
	void carryOver(PendingAnswer<?> call) {
		this.carriedOver = Stream.concat(this.carriedOver.stream(), Stream.of(call)).toList();
	}

	/** Goes on by a key that was stored. */
	void resume(StoredSession kept) {
		begin(kept, ServerClock.ofSystem(SystemMoment.now()));
	}

	/** Connects, and keeps connected. */
	void open() {
		this.reconnector.open();
	}

	@Override
	public void onOpened(Line opened) {
		if (this.ended || !this.reconnector.isPermitted()) {
			opened.close(this.ended ? "the client has left" : "the account may not be connected any more");
			return;
		}
		this.context.counts().countConnection();
		onEvent(new ClientEvent.Connected(this.dc, this.reconnector.address().toString()));
		this.reconnector.onOpened();
		if (this.session != null) {
			connect(this.session, opened);
			return;
		}
		this.context.turns().take(this.context.loop(), () -> exchange(opened));
	}

	/** It is this connection's turn, if it still needs one. */
	private void exchange(Line opened) {
		if (this.ended || opened != this.reconnector.line()) {
			this.context.turns().giveBack();
			return;
		}
		NetworkSettings network = this.context.settings().network();
		ExchangeOptions options = new ExchangeOptions(network.serverKeys(), network.numberOf(this.dc), Set.of());
		this.exchange = new ExchangeRun(options, opened, this.context.loop(), this.context.workers(),
				this.context.random(), (key) -> onKey(key, opened));
		this.exchange.start();
	}

	private void endExchange() {
		if (this.exchange != null) {
			this.exchange.end();
			this.exchange = null;
			this.context.turns().giveBack();
		}
	}

	private void onKey(ExchangedKey key, Line exchangedOn) {
		this.context.counts().countExchange();
		onEvent(new ClientEvent.KeyExchanged(this.dc));
		StoredSession made = StoredSession.of(this.dc, key.key(), key.salt(), this.context.settings().binding())
			.withAddresses(this.context.addresses().learned(this.dc))
			.withLoginNotBefore(this.driver.login().notBefore());
		this.context.keeper().save(made).whenCompleteAsync((saved, failure) -> {
			// if the line is gone, another one has another exchange
			if (exchangedOn == this.reconnector.line() && !this.ended) {
				if (failure == null) {
					endExchange();
					connect(begin(made, key.clock()), exchangedOn);
				}
				else {
					exchangedOn.close("the new key could not be stored");
				}
			}
		}, this.context.loop());
	}

	private SessionRun begin(StoredSession kept, ServerClock clock) {
		ClientSession machine = new ClientSession(this.context.settings().session(), kept.key(), clock, kept.salt());
		SessionRun begun = new SessionRun(machine, this.context.loop(), this.context.random(), this.context.inbox(),
				this);
		this.stored = kept;
		this.session = begun;
		return begun;
	}

	private void connect(SessionRun current, Line opened) {
		current.connect(opened);
		List<PendingAnswer<?>> calls = this.carriedOver;
		this.carriedOver = List.of();
		calls.stream().filter((call) -> !call.future().isDone()).forEach(current::call);
		onConnected(current);
		afterStep(current);
	}

	private void onConnected(SessionRun current) {
		if (this.stored != null) {
			this.driver.login().onConnected(current, this.stored);
		}
	}

	private void afterStep(SessionRun current) {
		this.context.counts().sessions(current.sessionsBegun());
		this.driver.onClock(current.clockOffset());
	}

	@Override
	public void onFrame(Line from, byte[] frame) {
		if (this.ended) {
			return;
		}
		if (this.exchange != null) {
			this.exchange.receive(frame);
		}
		else if (this.session != null) {
			this.keyUnknown = false;
			this.session.receive(frame);
			afterStep(this.session);
		}
	}

	@Override
	public void onRefused(Line refused, int code) {
		log.warn("{} refuses the connection by {}", this.reconnector.address(), code);
		if (code == TransportError.FLOOD) {
			this.reconnector.onFlood();
		}
		else if (code == TransportError.UNKNOWN_KEY && this.session != null && this.exchange == null) {
			onUnknownKey(this.session);
		}
		refused.close("refused by " + code);
	}

	/**
	 * A key that nobody is logged in by is replaced. The other kind is kept: the account
	 * has to be logged in again by whoever owns it.
	 */
	private void onUnknownKey(SessionRun refused) {
		if (this.stored != null && this.stored.account() == null) {
			this.context.counts().endSessions();
			refused.end(new IOException("The server forgot the key"));
			this.session = null;
			this.stored = null;
			this.driver.login().onKeyForgotten();
		}
		else if (this.keyUnknown) {
			this.driver.login()
				.onLoginRefused(new LoginRefusedException(new RpcException(401, "AUTH_KEY_UNREGISTERED", "connect")));
		}
		this.keyUnknown = true;
	}

	@Override
	public void onClosed(Line closed, String reason) {
		if (closed != this.reconnector.line()) {
			return;
		}
		endExchange();
		if (this.session != null) {
			this.session.lose();
		}
		if (!this.ended) {
			ServerAddress address = this.reconnector.address();
			long delay = this.reconnector.onClosed();
			log.info("The connection to {} is gone, the next one in {} ms: {}", address, delay, reason);
			onEvent(new ClientEvent.Disconnected(this.dc, address.toString(), reason, Duration.ofMillis(delay)));
		}
	}

	@Override
	public void onSaltChanged(long salt) {
		if (this.stored != null) {
			store(this.stored.withSalt(salt));
		}
	}

	@Override
	public void onRoundTrip(long millis) {
		this.reconnector.onWorking();
		onEvent(new ClientEvent.RoundTrip(Duration.ofMillis(millis)));
	}

	@Override
	public void onEvent(ClientEvent event) {
		this.driver.onEvent(event);
	}

	@Override
	public boolean onMigrate(PendingAnswer<?> call, MigrateException error) {
		return this.driver.onMigrate(call, error);
	}

	@Override
	public boolean isRepeated(PendingAnswer<?> call, RpcException error) {
		return this.driver.login().repeats(call, error) || this.driver.isRepeated(call, error);
	}

	@Override
	public void onError(RpcException error) {
		this.driver.login().onError(error);
	}

	/** What is stored of the session, once there is a key. */
	@Nullable StoredSession stored() {
		return this.stored;
	}

	/** More may be known of where the data center listens. */
	void onAddresses() {
		List<ServerAddress> learned = this.context.addresses().learned(this.dc);
		if (this.stored != null && !this.stored.addresses().equals(learned)) {
			store(this.stored.withAddresses(learned));
		}
	}

	/**
	 * Stores the session in another state, unless it is to be forgotten.
	 * @return completes when that is done, or has failed
	 */
	CompletableFuture<Void> store(StoredSession changed) {
		this.stored = changed;
		return this.driver.login().isLoggingOut() ? CompletableFuture.completedFuture(null)
				: this.context.keeper().save(changed);
	}

	/** Ends for good: calls without an answer fail. */
	void end(Exception reason) {
		disconnect(String.valueOf(reason.getMessage()));
		this.carriedOver.forEach((call) -> call.fail(reason));
		if (this.session != null) {
			this.session.end(reason);
		}
	}

	/**
	 * Ends for good. Calls fail that must not be made once more.
	 * @return the other ones without an answer, in their order
	 */
	List<PendingAnswer<?>> leave(String reason) {
		disconnect(reason);
		return (this.session != null) ? this.session.handOver() : this.carriedOver;
	}

	private void disconnect(String reason) {
		this.ended = true;
		this.reconnector.end(reason);
		endExchange();
		if (this.session != null) {
			this.context.counts().endSessions();
		}
	}

}

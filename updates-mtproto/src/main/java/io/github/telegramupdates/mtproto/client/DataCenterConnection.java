package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

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
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.session.ClientSession;
import io.github.telegramupdates.mtproto.store.StoredAccount;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.TransportError;
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

	private boolean keyUnknown;

	private boolean ended;

	DataCenterConnection(ClientDriver driver, ClientContext context, int dc) {
		this.driver = driver;
		this.context = context;
		this.dc = dc;
		NetworkSettings network = context.settings().network();
		Connector connector = new Connector(network.transport(), network.proxy(), network.numberOf(dc), context.loop(),
				context.workers(), context.random());
		this.reconnector = new Reconnector(connector, () -> context.addresses().of(dc), context.random(),
				context.loop(), this);
	}

	int dc() {
		return this.dc;
	}

	/** The session, once there is a key. */
	@Nullable SessionRun session() {
		return this.session;
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
		if (this.ended) {
			opened.close();
			return;
		}
		this.context.counts().countConnection();
		onEvent(new ClientEvent.Connected(this.dc, this.reconnector.address().toString()));
		this.reconnector.onOpened();
		if (this.session != null) {
			connect(this.session, opened);
			return;
		}
		NetworkSettings network = this.context.settings().network();
		ExchangeOptions options = new ExchangeOptions(network.serverKeys(), network.numberOf(this.dc), Set.of());
		this.exchange = new ExchangeRun(options, opened, this.context.loop(), this.context.workers(),
				this.context.random(), (key) -> onKey(key, opened));
		this.exchange.start();
	}

	private void onKey(ExchangedKey key, Line exchangedOn) {
		this.context.counts().countExchange();
		StoredSession made = StoredSession.of(this.dc, key.key(), key.salt(), this.context.settings().binding());
		this.context.keeper().save(made).whenCompleteAsync((saved, failure) -> {
			// if the line is gone, another one has another exchange
			if (exchangedOn == this.reconnector.line() && !this.ended) {
				if (failure == null) {
					this.exchange = null;
					connect(begin(made, key.clock()), exchangedOn);
				}
				else {
					exchangedOn.close();
				}
			}
		}, this.context.loop());
	}

	private SessionRun begin(StoredSession kept, ServerClock clock) {
		ClientSession machine = new ClientSession(this.context.settings().session(), kept.key(), clock, kept.salt());
		SessionRun begun = new SessionRun(machine, this.context.loop(), this.context.random(), this.context.sink(),
				this);
		this.stored = kept;
		this.session = begun;
		return begun;
	}

	private void connect(SessionRun current, Line opened) {
		current.connect(opened);
		this.driver.onConnected(current);
		afterStep(current);
	}

	private void afterStep(SessionRun current) {
		this.context.counts().sessions(current.sessionsBegun());
		this.driver.onClock(current.clockOffset());
	}

	@Override
	public void onFrame(Line from, byte[] frame) {
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
		else if (code == TransportError.UNKNOWN_KEY && this.exchange == null) {
			onUnknownKey();
		}
		refused.close();
	}

	/**
	 * A key that nobody is logged in by is made anew. The other kind is kept: the account
	 * has to be logged in again by whoever owns it.
	 */
	private void onUnknownKey() {
		if (this.session != null && !this.driver.isLoggedIn()) {
			this.context.counts().endSessions();
			this.session.end(new IOException("The server forgot the key"));
			this.session = null;
			this.stored = null;
		}
		else if (this.keyUnknown) {
			this.driver.end(new RpcException(401, "AUTH_KEY_UNREGISTERED", "connect"));
		}
		this.keyUnknown = true;
	}

	@Override
	public void onClosed(Line closed) {
		if (closed != this.reconnector.line()) {
			return;
		}
		if (this.exchange != null) {
			this.exchange.end();
			this.exchange = null;
		}
		if (this.session != null) {
			this.session.lose();
		}
		onEvent(new ClientEvent.Disconnected(this.dc, this.reconnector.address().toString()));
		this.reconnector.onClosed();
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
		this.context.settings().events().tell(event);
	}

	@Override
	public void onError(RpcException error) {
		this.driver.onError(error);
	}

	void onLoggedIn(long userId) {
		if (this.stored != null) {
			store(this.stored.withAccount(new StoredAccount(userId, true)));
		}
	}

	private void store(StoredSession changed) {
		this.stored = changed;
		this.context.keeper().save(changed);
	}

	/** Ends for good: calls without an answer fail. */
	void end(Exception reason) {
		this.ended = true;
		if (this.session != null) {
			this.session.end(reason);
		}
		this.reconnector.end();
	}

}

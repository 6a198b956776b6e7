package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.connection.Connector;
import io.github.telegramupdates.mtproto.connection.ExchangeRun;
import io.github.telegramupdates.mtproto.connection.Line;
import io.github.telegramupdates.mtproto.connection.LineListener;
import io.github.telegramupdates.mtproto.connection.ReconnectDelays;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.exchange.ExchangeOptions;
import io.github.telegramupdates.mtproto.exchange.ExchangedKey;
import io.github.telegramupdates.mtproto.login.BotCredentials;
import io.github.telegramupdates.mtproto.login.BotLogin;
import io.github.telegramupdates.mtproto.login.LoginGate;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.rpc.SinkPort;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.session.ClientSession;
import io.github.telegramupdates.mtproto.store.SessionKeeper;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.TransportError;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account connected: opens lines one after the other, exchanges a key if there
 * is none, lets the session run, and logs in. Confined to the loop, but for
 * {@link #loggedIn()} and what is only read.
 */
final class ClientDriver implements LineListener {

	private static final Logger log = LoggerFactory.getLogger(ClientDriver.class);

	/** Errors after which the account is gone for this client. */
	private static final Set<String> FINAL = Set.of("AUTH_KEY_UNREGISTERED", "AUTH_KEY_INVALID", "AUTH_KEY_DUPLICATED",
			"SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN");

	private final ClientSettings settings;

	private final EventLoop loop;

	private final Executor workers;

	private final RandomBytes random;

	private final SinkPort sink;

	private final Connector connector;

	private final ReconnectDelays delays;

	private final SessionKeeper keeper;

	private final LoginGate gate;

	private final BotLogin login;

	private final Counts counts = new Counts();

	private @Nullable StoredSession stored;

	private @Nullable SessionRun session;

	private @Nullable Line line;

	private @Nullable ExchangeRun exchange;

	private @Nullable Exception ended;

	private int endedSessions;

	private boolean flooded;

	private boolean keyUnknown;

	private volatile long clockOffset;

	ClientDriver(ClientSettings settings, BotCredentials credentials, EventLoop loop, ClientResources resources,
			RandomBytes random, SinkPort sink) {
		this.settings = settings;
		this.loop = loop;
		this.workers = resources.workers();
		this.random = random;
		this.sink = sink;
		this.connector = new Connector(settings.address(), settings.transport(), settings.dcNumber(), loop, random);
		this.delays = new ReconnectDelays(random);
		this.keeper = new SessionKeeper(settings.store(), this.workers);
		this.gate = new LoginGate(this.workers);
		this.login = new BotLogin(credentials, loop, this.workers, this::onLoggedIn, this::end, this::logIn);
		this.clockOffset = System.currentTimeMillis() - SystemMoment.now().monotonicMillis();
	}

	CompletableFuture<Long> loggedIn() {
		return this.gate.user();
	}

	ClientStatistics statistics() {
		return this.counts.current();
	}

	long serverMillis() {
		return SystemMoment.now().monotonicMillis() + this.clockOffset;
	}

	/** Loads what is stored, and connects. */
	void start() {
		this.keeper.load().whenCompleteAsync((found, failure) -> {
			if (failure != null) {
				log.error("The session could not be loaded", failure);
				end(new IOException("The session could not be loaded", failure));
			}
			else {
				resume(found);
			}
		}, this.loop);
	}

	private void resume(Optional<StoredSession> found) {
		found.filter((kept) -> kept.dc() == this.settings.dc()).ifPresent((kept) -> {
			this.stored = kept;
			this.session = newSession(kept, ServerClock.ofSystem(SystemMoment.now()));
			if (kept.userId() != null) {
				this.gate.open(kept.userId()).forEach(this::call);
			}
		});
		open();
	}

	private SessionRun newSession(StoredSession kept, ServerClock clock) {
		ClientSession machine = new ClientSession(this.settings.session(), kept.key(), clock, kept.salt());
		return new SessionRun(machine, this.loop, this.random, this.sink, this::onSaltChanged, this::onError);
	}

	private void open() {
		if (this.ended == null) {
			this.flooded = false;
			this.line = this.connector.open(this);
		}
	}

	@Override
	public void onOpened(Line opened) {
		if (this.ended != null) {
			opened.close();
			return;
		}
		this.counts.countConnection();
		this.delays.onOpened(SystemMoment.now().monotonicMillis());
		if (this.session != null) {
			connect(this.session, opened);
			return;
		}
		ExchangeOptions options = new ExchangeOptions(this.settings.serverKeys(), this.settings.dcNumber(), Set.of());
		this.exchange = new ExchangeRun(options, opened, this.loop, this.workers, this.random, this::onKey);
		this.exchange.start();
	}

	private void onKey(ExchangedKey key) {
		Line exchangedOn = this.line;
		this.counts.countExchange();
		StoredSession made = new StoredSession(this.settings.dc(), key.key(), key.salt(), null);
		this.keeper.save(made).whenCompleteAsync((saved, failure) -> {
			// if the line is gone, another one has another exchange
			if (exchangedOn != null && exchangedOn == this.line && this.ended == null) {
				if (failure == null) {
					begin(made, key, exchangedOn);
				}
				else {
					exchangedOn.close();
				}
			}
		}, this.loop);
	}

	private void begin(StoredSession made, ExchangedKey key, Line opened) {
		this.exchange = null;
		this.stored = made;
		this.session = newSession(made, key.clock());
		connect(this.session, opened);
	}

	private void connect(SessionRun current, Line opened) {
		current.connect(opened);
		logIn();
		afterStep(current);
	}

	private void logIn() {
		if (!this.gate.isOpen() && this.session != null) {
			this.login.start(this.session);
		}
	}

	private void afterStep(SessionRun current) {
		this.counts.sessions(this.endedSessions + current.sessionsBegun());
		this.clockOffset = current.clockOffset();
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
		log.warn("The server refuses the connection by {}", code);
		if (code == TransportError.FLOOD) {
			this.flooded = true;
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
		if (!this.gate.isOpen() && this.session != null) {
			this.endedSessions += this.session.sessionsBegun();
			this.session.end(new IOException("The server forgot the key"));
			this.session = null;
			this.stored = null;
		}
		else if (this.keyUnknown) {
			end(new RpcException(401, "AUTH_KEY_UNREGISTERED", "connect"));
		}
		this.keyUnknown = true;
	}

	@Override
	public void onClosed(Line closed) {
		if (closed != this.line) {
			return;
		}
		this.line = null;
		if (this.exchange != null) {
			this.exchange.end();
			this.exchange = null;
		}
		if (this.session != null) {
			this.session.lose();
		}
		if (this.ended == null) {
			long now = SystemMoment.now().monotonicMillis();
			long delay = this.flooded ? this.delays.onFlood(now) : this.delays.onLost(now);
			log.info("The connection to {} is gone; the next one in {} ms", this.settings.address(), delay);
			this.loop.schedule(this::open, delay, TimeUnit.MILLISECONDS);
		}
	}

	private void onLoggedIn(long userId) {
		this.counts.countLogin();
		if (this.stored != null) {
			this.stored = this.stored.withUser(userId);
			this.keeper.save(this.stored);
		}
		this.gate.open(userId).forEach(this::call);
	}

	private void onSaltChanged(long salt) {
		if (this.stored != null) {
			this.stored = this.stored.withSalt(salt);
			this.keeper.save(this.stored);
		}
	}

	private void onError(RpcException error) {
		if (this.gate.isOpen() && FINAL.contains(error.type())) {
			// after the step that brought the error
			this.loop.execute(() -> end(error));
		}
	}

	/** Calls, once the account is logged in. */
	void call(PendingAnswer<?> answer) {
		if (this.ended != null) {
			answer.fail(this.ended);
		}
		else if (this.gate.isOpen() && this.session != null) {
			this.session.call(answer);
		}
		else {
			this.gate.hold(answer);
		}
	}

	void cancel(PendingAnswer<?> answer) {
		this.gate.drop(answer);
		if (this.session != null) {
			this.session.cancel(answer);
		}
	}

	/** Ends for good: nothing is sent, received or answered after that. */
	void end(Exception reason) {
		if (this.ended != null) {
			return;
		}
		this.ended = reason;
		if (reason instanceof RpcException error) {
			log.warn("The account is logged out, and no more connected: {}", error.getMessage());
			this.sink.tell((consumer) -> consumer.onSignal(new SessionSignal.LoggedOut(error.type())));
		}
		this.gate.fail(reason);
		if (this.session != null) {
			this.session.end(reason);
		}
		if (this.line != null) {
			this.line.close();
		}
	}

}

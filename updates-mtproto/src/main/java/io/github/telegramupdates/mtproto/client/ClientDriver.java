package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.mtproto.connection.DataCenterAddresses;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.login.BotCredentials;
import io.github.telegramupdates.mtproto.login.BotLogin;
import io.github.telegramupdates.mtproto.login.LoginGate;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.store.SessionKeeper;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.client.MigrateException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account at work: connects it to its data center, logs in, and lets calls
 * through. Confined to the loop, but for {@link #loggedIn()} and what is only read.
 */
final class ClientDriver {

	private static final Logger log = LoggerFactory.getLogger(ClientDriver.class);

	/** Errors after which the account is gone for this client. */
	private static final Set<String> FINAL = Set.of("AUTH_KEY_UNREGISTERED", "AUTH_KEY_INVALID", "AUTH_KEY_DUPLICATED",
			"SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN");

	private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

	private final ClientContext context;

	private final LoginGate gate;

	private final BotLogin login;

	private final ConfigUpdates config;

	private final Migrations migrations;

	private final CurrentStatus status;

	private DataCenterConnection home;

	private @Nullable Exception ended;

	private volatile long clockOffset;

	private long toldAhead;

	ClientDriver(ClientSettings settings, BotCredentials credentials, EventLoop loop, ClientResources resources,
			RandomBytes random, Inbox inbox) {
		DataCenterAddresses addresses = settings.network().addresses();
		this.context = new ClientContext(settings, loop, resources.workers(), random, inbox,
				new SessionKeeper(settings.store(), resources.workers()), addresses, new Counts());
		this.gate = new LoginGate(resources.workers());
		this.login = new BotLogin(credentials, loop, resources.workers(), this::onLoggedIn, this::end, this::logIn);
		this.config = new ConfigUpdates(this, this.context);
		this.migrations = new Migrations(this, this.context, this.config);
		this.status = new CurrentStatus(settings.network().dc());
		this.home = new DataCenterConnection(this, this.context, settings.network().dc(), List.of());
		this.clockOffset = System.currentTimeMillis() - SystemMoment.now().monotonicMillis();
	}

	CompletableFuture<Long> loggedIn() {
		return this.gate.user();
	}

	ClientStatistics statistics() {
		return this.context.counts().current();
	}

	ClientStatus status() {
		return this.status.current();
	}

	/** The session with the data center of the account, once there is a key. */
	@Nullable SessionRun session() {
		return this.home.session();
	}

	long serverMillis() {
		return SystemMoment.now().monotonicMillis() + this.clockOffset;
	}

	/** Loads what is stored, and connects. */
	void start() {
		this.context.keeper().load().whenCompleteAsync((found, failure) -> {
			if (failure != null) {
				log.error("The session could not be loaded", failure);
				end(new IOException("The session could not be loaded", failure));
			}
			else {
				resume(found);
			}
		}, this.context.loop());
	}

	private void resume(Optional<StoredSession> found) {
		if (this.ended != null) {
			return;
		}
		found.filter(this::isOfUse).ifPresent((kept) -> {
			if (kept.dc() != this.home.dc()) {
				this.home = new DataCenterConnection(this, this.context, kept.dc(), List.of());
			}
			this.home.resume(kept);
			if (kept.account() != null) {
				letThrough(kept.account().userId());
			}
		});
		this.home.open();
	}

	/** Whether it is known where the data center of a stored session listens. */
	private boolean isOfUse(StoredSession kept) {
		if (!kept.addresses().isEmpty()) {
			this.context.addresses().learn(kept.dc(), kept.addresses());
		}
		return this.context.addresses().knows(kept.dc());
	}

	/** There is a session on a new connection. */
	void onConnected(SessionRun session) {
		logIn();
	}

	private void logIn() {
		SessionRun session = this.home.session();
		if (!this.gate.isOpen() && session != null) {
			this.login.start(session);
		}
	}

	boolean isLoggedIn() {
		return this.gate.isOpen();
	}

	private void onLoggedIn(long userId) {
		this.context.counts().countLogin();
		this.home.onLoggedIn(userId);
		letThrough(userId);
	}

	private void letThrough(long userId) {
		this.gate.open(userId).forEach(this::call);
		this.config.onLoggedIn();
	}

	/** The server told where data centers listen. */
	void onAddresses() {
		this.home.onAddresses();
	}

	void onEvent(ClientEvent event) {
		this.status.onEvent(event);
		this.context.settings().events().tell(event);
	}

	/**
	 * A call has to be made in another data center.
	 * @return whether the account moves there, and the call with it
	 */
	boolean onMigrate(PendingAnswer<?> call, MigrateException error) {
		return this.migrations.follow(call, error);
	}

	/** Number of the data center of the account. */
	int dc() {
		return this.home.dc();
	}

	/** Whether the account can be logged in elsewhere without anybody's help. */
	boolean canMove() {
		return this.ended == null && (!this.gate.isOpen() || this.home.isOfBot());
	}

	/**
	 * The account is in another data center: connects to that one, and makes all calls
	 * there that have no answer.
	 */
	void moveTo(int dc, PendingAnswer<?> call) {
		if (this.ended != null) {
			call.fail(this.ended);
			return;
		}
		List<PendingAnswer<?>> calls = new ArrayList<>(List.of(call));
		calls.addAll(this.home.leave("the account is in data center " + dc));
		onEvent(new ClientEvent.Migrated(this.home.dc(), dc));
		this.context.inbox().signal(new SessionSignal.Migrated());
		if (this.gate.isOpen()) {
			this.gate.close();
			calls.forEach(this.gate::hold);
			calls.clear();
		}
		this.home = new DataCenterConnection(this, this.context, dc, calls);
		this.home.open();
	}

	/** Calls, also before the account is logged in. */
	void callAnyway(PendingAnswer<?> call) {
		SessionRun session = this.home.session();
		if (this.ended != null) {
			call.fail(this.ended);
		}
		else if (session == null) {
			this.home.carryOver(call);
		}
		else {
			session.call(call);
		}
	}

	/** The server's time minus this machine's clock that never jumps, in milliseconds. */
	void onClock(long offset) {
		this.clockOffset = offset;
		long ahead = serverMillis() - System.currentTimeMillis();
		if (Math.abs(ahead - this.toldAhead) >= CLOCK_TOLERANCE_MILLIS) {
			this.toldAhead = ahead;
			onEvent(new ClientEvent.ClockOffset(Duration.ofMillis(ahead)));
		}
	}

	/** A call was answered by an error. */
	void onError(RpcException error) {
		if (this.gate.isOpen() && FINAL.contains(error.type())) {
			// after the step that brought the error
			this.context.loop().execute(() -> end(error));
		}
	}

	/** Calls, once the account is logged in. */
	void call(PendingAnswer<?> answer) {
		SessionRun session = this.home.session();
		if (this.ended != null) {
			answer.fail(this.ended);
		}
		else if (this.gate.isOpen() && session != null) {
			session.call(answer);
		}
		else {
			this.gate.hold(answer);
		}
	}

	void cancel(PendingAnswer<?> answer) {
		this.gate.drop(answer);
		SessionRun session = this.home.session();
		if (session != null) {
			session.cancel(answer);
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
			this.context.inbox().signal(new SessionSignal.LoggedOut(error.type()));
		}
		this.gate.fail(reason);
		this.config.cancel();
		this.home.end(reason);
	}

}

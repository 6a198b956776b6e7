package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.telegramupdates.mtproto.connection.DataCenterAddresses;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.rpc.CallPacing;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.store.SessionKeeper;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.Update;
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

	private static final long RELEASE_SECONDS = 5;

	private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

	private final ClientContext context;

	private final CallPacing pacing;

	private final LoginGate gate;

	private final AccountLogin login;

	private final SessionStart start;

	private final CompletableFuture<Void> released = new CompletableFuture<>();

	private final ConfigUpdates config;

	private final Migrations migrations;

	private final CurrentStatus status;

	private DataCenterConnection home;

	private @Nullable Exception ended;

	private volatile long clockOffset;

	private long toldAhead;

	ClientDriver(ClientSettings settings, EventLoop loop, ClientResources resources, RandomBytes random, Inbox inbox) {
		DataCenterAddresses addresses = settings.network().addresses();
		this.context = new ClientContext(settings, loop, resources.workers(), resources.blocking(),
				resources.exchangeTurns(), random, inbox, new SessionKeeper(settings.store(), resources.blocking()),
				addresses, new ClientCounters());
		this.pacing = new CallPacing(loop, () -> SystemMoment.now().monotonicMillis(), this::call, this::onEvent);
		this.gate = new LoginGate(resources.workers());
		this.login = new AccountLogin(this, this.context);
		this.start = new SessionStart(this, this.context);
		this.config = new ConfigUpdates(this, this.context);
		this.migrations = new Migrations(this, this.context, this.config);
		this.status = new CurrentStatus(settings.network().dc());
		this.home = new DataCenterConnection(this, this.context, settings.network().dc(), List.of());
		this.clockOffset = System.currentTimeMillis() - SystemMoment.now().monotonicMillis();
	}

	CompletableFuture<Long> loggedIn() {
		return this.gate.user();
	}

	/**
	 * Completes when the client has ended and others may use the session; exceptionally
	 * if it was not closed.
	 */
	CompletableFuture<Void> released() {
		return this.released;
	}

	/** Waits for the end of the client, until others may use the session. */
	void awaitRelease() {
		try {
			this.released.exceptionally((ended) -> null).get(RELEASE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			log.warn("The session is still being saved", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
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
		if (this.ended == null) {
			this.login.begin(0);
			this.start.load();
		}
	}

	boolean isRunning() {
		return this.ended == null;
	}

	AccountLogin login() {
		return this.login;
	}

	DataCenterConnection home() {
		return this.home;
	}

	/** Goes on by a key that was stored. */
	void resume(StoredSession kept) {
		if (kept.dc() != this.home.dc()) {
			this.home = new DataCenterConnection(this, this.context, kept.dc(), List.of());
		}
		this.home.resume(kept);
		this.login.resume(kept);
		this.home.open();
	}

	/** Connects without a key. */
	void open(long loginNotBefore) {
		this.login.begin(loginNotBefore);
		this.home.open();
	}

	/**
	 * The key does not serve any more: it is kept aside, and another one is exchanged.
	 */
	void replaceKey(String reason) {
		leave(reason).forEach(this.gate::hold);
		this.home = new DataCenterConnection(this, this.context, this.home.dc(), List.of());
		this.start.then(this.context.keeper().setAside(), (kept) -> this.home.open());
	}

	private List<PendingAnswer<?>> leave(String reason) {
		List<PendingAnswer<?>> calls = this.home.leave(reason);
		this.gate.close();
		this.context.inbox().signal(new SessionSignal.Migrated());
		return calls;
	}

	void onLoginStatus(LoginStatus newStatus) {
		this.status.onLogin(newStatus);
	}

	/** The account is logged in: what waited for it goes. */
	void onLoggedIn(long userId) {
		this.gate.open(userId).forEach(this::call);
		this.config.onLoggedIn();
	}

	/** Logs the account out as soon as it is known whether it is logged in. */
	void logOut(CompletableFuture<Void> forgotten) {
		this.start.done().whenCompleteAsync((begun, failure) -> {
			if (this.ended != null) {
				forgotten.completeExceptionally(this.ended);
			}
			else {
				this.login.logOut(forgotten);
			}
		}, this.context.loop());
	}

	/** The server sent where data centers listen. */
	void onAddresses() {
		this.home.onAddresses();
	}

	/** The server pushed that its configuration has changed. */
	void onConfigUpdate(Update update) {
		this.config.onUpdate(update);
	}

	void onEvent(ClientEvent event) {
		this.status.onEvent(event);
		this.context.settings().events().report(event);
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
		boolean loggedIn = this.gate.isOpen();
		List<PendingAnswer<?>> calls = new ArrayList<>(List.of(call));
		calls.addAll(leave("the account is in data center " + dc));
		onEvent(new ClientEvent.Migrated(this.home.dc(), dc));
		if (loggedIn) {
			calls.forEach(this.gate::hold);
			calls.clear();
			this.login.onMoved();
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

	/** Somebody calls. */
	void begin(PendingAnswer<?> call) {
		this.pacing.call(call);
	}

	/** A call is over, and nobody waits for an answer any more. */
	void finish(PendingAnswer<?> call) {
		cancel(call);
		this.pacing.end(call);
	}

	/** Whether a call that was answered by an error is made once more. */
	boolean isRepeated(PendingAnswer<?> call, RpcException error) {
		return this.pacing.repeats(call, error);
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

	/** A call is made after the next login. */
	void hold(PendingAnswer<?> call) {
		this.gate.hold(call);
	}

	private void cancel(PendingAnswer<?> answer) {
		this.gate.drop(answer);
		SessionRun session = this.home.session();
		if (session != null) {
			session.cancel(answer);
		}
	}

	/** Somebody closes the client. */
	void close() {
		end(new IOException("The client is closed"), null);
	}

	/** Ends for good: nothing is sent, received or answered after that. */
	void end(Exception reason) {
		end(reason, reason);
	}

	private void end(Exception reason, @Nullable Exception failure) {
		if (this.ended != null) {
			return;
		}
		this.ended = reason;
		this.login.onEnded(reason);
		if (reason instanceof RpcException error) {
			this.context.inbox().signal(new SessionSignal.LoggedOut(error.type()));
		}
		this.gate.fail(reason);
		this.pacing.fail(reason);
		this.config.end();
		this.home.end(reason);
		this.start.end();
		this.context.keeper().release().whenComplete((done, notReleased) -> completeReleased(failure));
	}

	private void completeReleased(@Nullable Exception failure) {
		if (failure == null) {
			this.released.complete(null);
		}
		else {
			this.released.completeExceptionally(failure);
		}
	}

}

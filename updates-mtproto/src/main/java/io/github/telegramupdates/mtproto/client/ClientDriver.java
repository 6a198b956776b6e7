package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.mtproto.connection.DataCenterAddresses;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.login.BotCredentials;
import io.github.telegramupdates.mtproto.login.BotLogin;
import io.github.telegramupdates.mtproto.login.LoginGate;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.rpc.SinkPort;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.store.SessionKeeper;
import io.github.telegramupdates.mtproto.store.StoredSession;
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

	private final ClientContext context;

	private final LoginGate gate;

	private final BotLogin login;

	private DataCenterConnection home;

	private @Nullable Exception ended;

	private volatile long clockOffset;

	ClientDriver(ClientSettings settings, BotCredentials credentials, EventLoop loop, ClientResources resources,
			RandomBytes random, SinkPort sink) {
		DataCenterAddresses addresses = settings.network().addresses();
		this.context = new ClientContext(settings, loop, resources.workers(), random, sink,
				new SessionKeeper(settings.store(), resources.workers()), addresses, new Counts());
		this.gate = new LoginGate(resources.workers());
		this.login = new BotLogin(credentials, loop, resources.workers(), this::onLoggedIn, this::end, this::logIn);
		this.home = new DataCenterConnection(this, this.context, settings.network().dc());
		this.clockOffset = System.currentTimeMillis() - SystemMoment.now().monotonicMillis();
	}

	CompletableFuture<Long> loggedIn() {
		return this.gate.user();
	}

	ClientStatistics statistics() {
		return this.context.counts().current();
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
		found.filter((kept) -> kept.dc() == this.home.dc()).ifPresent((kept) -> {
			this.home.resume(kept);
			if (kept.account() != null) {
				this.gate.open(kept.account().userId()).forEach(this::call);
			}
		});
		this.home.open();
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
		this.gate.open(userId).forEach(this::call);
	}

	/** The server's time minus this machine's clock that never jumps, in milliseconds. */
	void onClock(long offset) {
		this.clockOffset = offset;
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
			this.context.sink().tell((consumer) -> consumer.onSignal(new SessionSignal.LoggedOut(error.type())));
		}
		this.gate.fail(reason);
		this.home.end(reason);
	}

}

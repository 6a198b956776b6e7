package io.github.telegramupdates.simulator.connection;

import java.time.Instant;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.server.Session;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * A connection of one account to a simulated Telegram. Every request, answer and push
 * goes through its wire form. The sink is called serially, on the clock's thread, in the
 * order of arrival; it and the callbacks of futures may call methods at will.
 * <p>
 * A call is carried out when it is made, and its answer travels like a push. Besides the
 * faults that come by chance, a test can cause each one when it wants to.
 */
public final class SimulatedConnection implements TelegramConnection {

	private final Server server;

	private final Wire wire;

	private final Line line;

	private final CallDesk desk;

	private final AccountSession session;

	private SimulatedConnection(Server server, long accountId, Faults faults) {
		this.server = server;
		this.wire = new Wire(server);
		this.line = new Line(server, this.wire, faults);
		this.session = new AccountSession(accountId, this.line);
		this.desk = new CallDesk(server, this.session, this.line, this.wire);
	}

	/**
	 * Connects an account. Not for users: they ask the simulated Telegram.
	 * @param server the server
	 * @param accountId the account
	 * @param faults what goes wrong
	 * @return the connection
	 */
	public static SimulatedConnection open(Server server, long accountId, Faults faults) {
		SimulatedConnection connection = new SimulatedConnection(server, accountId, faults);
		server.attach(connection.session);
		return connection;
	}

	@Override
	public TelegramApi api() {
		return this.desk;
	}

	@Override
	public Subscription subscribe(UpdateSink sink) {
		this.server.locked(() -> {
			if (this.wire.sink() != null) {
				throw new IllegalStateException("The connection has a subscription already");
			}
			this.wire.sink(sink);
		});
		return () -> unsubscribe(sink);
	}

	private void unsubscribe(UpdateSink sink) {
		this.server.locked(() -> {
			if (this.wire.sink() == sink) {
				this.wire.sink(null);
			}
		});
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(this.server.millis() / 1000);
	}

	@Override
	public void close() {
		this.server.detach(this.session);
		this.server.locked(() -> {
			this.wire.sink(null);
			this.line.shutDown();
		});
	}

	/**
	 * Whose connection it is.
	 * @return the account's id
	 */
	public long accountId() {
		return this.session.accountId();
	}

	/**
	 * Loses the next pushes.
	 * @param pushes how many
	 */
	public void dropNext(int pushes) {
		this.server.locked(() -> this.line.drop(pushes));
	}

	/**
	 * Delivers the next push twice.
	 */
	public void duplicateNext() {
		this.server.locked(this.line::duplicate);
	}

	/**
	 * Keeps pushes back, but not answers, until they are released.
	 */
	public void holdPushes() {
		this.server.locked(this.line::hold);
	}

	/**
	 * Delivers the pushes that were kept back, in order, and keeps no more back.
	 */
	public void releasePushes() {
		this.server.locked(this.line::release);
	}

	/**
	 * Breaks the connection until {@link #reconnect}. Calls that wait for an answer, and
	 * new ones, fail with an {@link java.io.IOException}.
	 */
	public void disconnect() {
		this.server.locked(this.line::goDown);
	}

	/**
	 * Brings the connection back. Depending on the faults, pushes that could not be
	 * delivered are sent again, and a new session is announced.
	 */
	public void reconnect() {
		this.server.locked(this.line::comeBack);
	}

	/**
	 * Whether the connection is up.
	 * @return whether calls reach the server
	 */
	public boolean isConnected() {
		return this.server.locked(this.line::isUp);
	}

	/**
	 * Lets the server forget the session: pushes that it still had are lost, and a new
	 * session is announced.
	 */
	public void startNewSession() {
		this.server.locked(this.line::announceNewSession);
	}

	/**
	 * Ends the authorisation: calls fail with {@code AUTH_KEY_UNREGISTERED}, and the sink
	 * is told.
	 */
	public void revokeAuthorization() {
		this.server.locked(() -> {
			this.session.revoke();
			this.line.signal(new SessionSignal.LoggedOut("AUTH_KEY_UNREGISTERED"));
		});
	}

	/**
	 * Lets the next call of a method fail without reaching the server. Several errors for
	 * one method are used up in order.
	 * @param methodName the method, for example {@code updates.getDifference}
	 * @param code the error's code, for example 420
	 * @param type the error's message, for example {@code FLOOD_WAIT_30}
	 */
	public void failNext(String methodName, int code, String type) {
		this.server.locked(() -> this.desk.failNext(methodName, code, type));
	}

	/**
	 * Changes what goes wrong from now on.
	 * @param faults the faults
	 */
	public void setFaults(Faults faults) {
		this.server.locked(() -> this.line.faults(faults));
	}

	/**
	 * What happened to pushes so far.
	 * @return the counters
	 */
	public PushCounters pushes() {
		return this.server.locked(this.line::counters);
	}

	/**
	 * How often a method was called on this connection, whether or not it succeeded.
	 * @param methodName the method, for example {@code updates.getDifference}
	 * @return how often
	 */
	public int calls(String methodName) {
		return this.server.locked(() -> this.desk.calls(methodName));
	}

	/**
	 * The server's view of the connection.
	 */
	private static final class AccountSession implements Session {

		private final long accountId;

		private final Line line;

		private boolean authorized = true;

		AccountSession(long accountId, Line line) {
			this.accountId = accountId;
			this.line = line;
		}

		@Override
		public long accountId() {
			return this.accountId;
		}

		@Override
		public void push(UpdatesType updates) {
			if (this.authorized) {
				this.line.push(updates);
			}
		}

		@Override
		public void revoke() {
			this.authorized = false;
		}

		@Override
		public boolean isAuthorized() {
			return this.authorized;
		}

	}

}

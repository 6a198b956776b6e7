package io.github.telegramupdates.simulator.connection;

import java.time.Instant;

import io.github.telegramupdates.simulator.server.Server;
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

	private final ArrivalQueue wire;

	private final ConnectionState line;

	private final SimulatedCalls desk;

	private final ServerSideSession session;

	private SimulatedConnection(Server server, long accountId, Faults faults) {
		this.server = server;
		this.wire = new ArrivalQueue(server);
		this.line = new ConnectionState(server, this.wire, faults);
		this.session = new ServerSideSession(accountId, this.line::push);
		this.desk = new SimulatedCalls(server, this.session, this.line, this.wire);
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
	 * Delivers the next pushes as one container with all of their members, as servers do
	 * under load. Short forms are not waited for. What an earlier call of this method
	 * waits for is not waited for any longer.
	 * @param pushes how many; 0 for none from now on
	 */
	public void bundleNext(int pushes) {
		this.server.locked(() -> this.line.bundle(pushes));
	}

	/**
	 * Pushes a container of the test's own making. The simulated Telegram knows nothing
	 * about it.
	 * @param updates the container
	 */
	public void push(UpdatesType updates) {
		this.server.locked(() -> this.session.push(updates));
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
	 * Announces the last new session once more, with the same id.
	 */
	public void repeatNewSession() {
		this.server.locked(this.line::repeatNewSession);
	}

	/**
	 * Notifies the sink that the account moved to another data center.
	 */
	public void migrate() {
		this.server.locked(() -> this.line.signal(new SessionSignal.Migrated()));
	}

	/**
	 * Ends the authorisation: calls fail with {@code AUTH_KEY_UNREGISTERED}, and the sink
	 * is notified.
	 */
	public void revokeAuthorization() {
		revokeAuthorization("AUTH_KEY_UNREGISTERED");
	}

	/**
	 * Ends the authorisation for a reason: calls fail with it, and the sink is notified.
	 * @param reason the error's message, for example {@code SESSION_REVOKED}; its code is
	 * 406 for {@code AUTH_KEY_DUPLICATED} and 401 for all others
	 */
	public void revokeAuthorization(String reason) {
		this.server.locked(() -> {
			this.session.revoke(reason);
			this.line.signal(new SessionSignal.LoggedOut(reason));
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
		this.server.locked(() -> this.desk.errors().failNext(methodName, code, type));
	}

	/**
	 * Lets all calls of a method fail without reaching the server, until it is healed.
	 * @param methodName the method
	 * @param code the error's code
	 * @param type the error's message
	 */
	public void failAlways(String methodName, int code, String type) {
		this.server.locked(() -> this.desk.errors().failAlways(methodName, code, type));
	}

	/**
	 * Ends all errors that are planned for a method, except flood waits.
	 * @param methodName the method
	 */
	public void heal(String methodName) {
		this.server.locked(() -> this.desk.errors().heal(methodName));
	}

	/**
	 * Lets all calls that name a channel fail without reaching the server, until the
	 * channel is healed.
	 * @param channelId the channel's id
	 * @param code the error's code
	 * @param type the error's message
	 */
	public void failChannel(long channelId, int code, String type) {
		this.server.locked(() -> this.desk.errors().failChannel(channelId, code, type));
	}

	/**
	 * Ends the errors that are planned for a channel.
	 * @param channelId the channel's id
	 */
	public void healChannel(long channelId) {
		this.server.locked(() -> this.desk.errors().healChannel(channelId));
	}

	/**
	 * Lets the next call of a method fail with {@code FLOOD_WAIT_X}, and all later calls
	 * that are made before the time is over, each with the time that is left.
	 * @param methodName the method
	 * @param seconds how long a client has to wait after the next call, in seconds
	 * @see #floodViolations
	 */
	public void floodWait(String methodName, int seconds) {
		this.server.locked(() -> this.desk.errors().floodWait(methodName, seconds));
	}

	/**
	 * How many calls were made although the client had been asked to wait.
	 * @return how many so far, on this connection
	 */
	public int floodViolations() {
		return this.server.locked(() -> this.desk.errors().floodViolations());
	}

	/**
	 * Makes the next push unreadable: the sink is notified that a container could not be
	 * decoded, with its channel if it is about one.
	 */
	public void garbleNextPush() {
		this.server.locked(this.line::garble);
	}

	/**
	 * Makes the next successful answer to a method unreadable: the call fails with a
	 * {@link io.github.telegramupdates.tl.TlDecodeException} although it was carried out.
	 * @param methodName the method
	 */
	public void garbleNextAnswer(String methodName) {
		this.server.locked(() -> this.desk.errors().garble(methodName));
	}

	/**
	 * Makes all large answers to a method unreadable, as one update does that a client
	 * does not know, until the method is healed.
	 * @param methodName the method
	 * @param bytes how large an answer can be read
	 */
	public void garbleLargeAnswers(String methodName, int bytes) {
		this.server.locked(() -> this.desk.errors().garbleAbove(methodName, bytes));
	}

	/**
	 * Answers the next calls of a method as if the last events of each box had not
	 * happened, as a replica does that has not caught up.
	 * @param methodName {@code updates.getDifference} or
	 * {@code updates.getChannelDifference}
	 * @param events how many events are missing
	 * @param calls how many calls
	 */
	public void lag(String methodName, int events, int calls) {
		this.server.locked(() -> this.session.replica().lag(methodName, events, calls));
	}

	/**
	 * Leaves the pts out of the dialogs of the next channel differences that are too long
	 * (R-32).
	 * @param answers how many
	 */
	public void omitDialogPts(int answers) {
		this.server.locked(() -> this.session.replica().omitDialogPts(answers));
	}

	/**
	 * Answers {@code updates.getState} with positions that are too small from now on.
	 * @param pts by how much the pts is too small
	 * @param qts by how much the qts is too small
	 */
	public void staleState(int pts, int qts) {
		this.server.locked(() -> this.session.replica().stale(pts, qts));
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
		return this.server.locked(() -> this.desk.counters().calls(methodName));
	}

	/**
	 * How often a method was called for one channel on this connection, whether or not it
	 * succeeded.
	 * @param methodName the method, for example {@code updates.getChannelDifference}
	 * @param channelId the channel's id
	 * @return how often
	 */
	public int calls(String methodName, long channelId) {
		return this.server.locked(() -> this.desk.counters().calls(methodName, channelId));
	}

	/**
	 * How many calls of a method waited for their answer at the same time.
	 * @param methodName the method, for example {@code updates.getChannelDifference}
	 * @return the highest number so far
	 */
	public int maxInFlight(String methodName) {
		return this.server.locked(() -> this.desk.counters().maxInFlight(methodName));
	}

}

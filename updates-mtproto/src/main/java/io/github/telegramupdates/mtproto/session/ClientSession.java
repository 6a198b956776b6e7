package io.github.telegramupdates.mtproto.session;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.session.incoming.Receiver;
import io.github.telegramupdates.mtproto.session.liveness.Pings;
import io.github.telegramupdates.mtproto.session.liveness.SessionRenewal;
import io.github.telegramupdates.mtproto.session.liveness.SilentConnections;
import io.github.telegramupdates.mtproto.session.liveness.SuspensionDetector;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.mtproto.session.state.Salts;
import io.github.telegramupdates.mtproto.session.state.SessionNumbers;
import io.github.telegramupdates.mtproto.session.state.SessionState;
import io.github.telegramupdates.tl.client.SessionSignal;

/**
 * The session layer of a client. Turns calls into encrypted messages and messages into
 * answers, updates and signals, over as many connections as it takes.
 * <p>
 * Inputs go in one at a time, in the order in which they happen. What comes out is to be
 * done in order and before the next input: frames are sent on the current connection, and
 * the timer replaces the one that was armed before. After
 * {@link SessionOutput.Disconnect} the driver closes the connection, reports
 * {@link SessionInput.Lost}, and connects again.
 * <p>
 * Each call is answered or fails once, unless it is cancelled. A call outlives
 * connections and sessions: on another connection of the same session it goes as the same
 * message, so that the server carries it out once. As another message it goes only if the
 * server cannot have taken the first one, or if the call is repeatable.
 * <p>
 * Not safe for use by several threads at a time.
 */
public final class ClientSession {

	/** After that the server has forgotten a session that had no connection. */
	private static final long FORGOTTEN_MILLIS = 60_000;

	private final ServerClock clock;

	private final SessionNumbers numbers;

	private final Salts salts;

	private final Outbox outbox;

	private final OutgoingMessages outgoing;

	private final Pings pings;

	private final SilentConnections silent = new SilentConnections();

	private final SuspensionDetector suspensions = new SuspensionDetector();

	private final SessionRenewal renewal;

	private final Receiver receiver;

	private boolean connected;

	private long lostAt;

	private boolean renewNext = true;

	private long armed = Long.MAX_VALUE;

	/**
	 * Creates a session.
	 * @param options how it is configured
	 * @param key the key of client and server
	 * @param clock the server's time
	 * @param salt the last salt that is known
	 */
	public ClientSession(SessionOptions options, AuthKey key, ServerClock clock, long salt) {
		SessionState state = SessionState.of(key, clock, salt);
		this.clock = clock;
		this.numbers = state.numbers();
		this.salts = state.salts();
		this.outbox = state.outbox();
		this.outgoing = OutgoingMessages.of(state, options.identity());
		this.pings = new Pings(options.pingInterval());
		this.renewal = new SessionRenewal(this.numbers, this.outgoing, this.pings);
		this.receiver = new Receiver(state, this.outgoing, this.pings, this.silent, this.renewal);
	}

	/**
	 * Goes on.
	 * @param input what happened
	 * @return what to do, in order
	 */
	public List<SessionOutput> step(SessionInput input) {
		watchClock(input.at());
		if (input instanceof SessionInput.Connected) {
			connect(input);
		}
		else if (input instanceof SessionInput.Lost) {
			lose(input.at().monotonicMillis());
		}
		else if (input instanceof SessionInput.Received received) {
			receive(received);
		}
		else if (input instanceof SessionInput.Call call) {
			this.outgoing.calls().add(call);
		}
		else if (input instanceof SessionInput.Cancel cancel) {
			this.outgoing.calls().cancel(cancel.callId());
		}
		else if (input instanceof SessionInput.Tick) {
			this.armed = Long.MAX_VALUE;
		}
		this.outgoing.calls().failRefused();
		if (this.connected) {
			keepUp(input);
		}
		armTimer();
		return this.outbox.take();
	}

	/**
	 * The server's time as far as it is known.
	 * @param at now
	 * @return milliseconds since 1970
	 */
	public long serverMillis(Moment at) {
		return this.clock.millis(at);
	}

	/**
	 * Whether the server may have carried out a call that is not repeatable, so that
	 * nobody may make it once more.
	 * @param callId id of the call
	 * @return whether the outcome is unknown; {@code false} if no such call waits
	 */
	public boolean isOutcomeUnknown(long callId) {
		return this.outgoing.calls().isOutcomeUnknown(callId);
	}

	/**
	 * Whether the server may have carried out a call.
	 * @param callId id of the call
	 * @return whether it may; {@code false} if no such call waits
	 */
	public boolean mayBeCarriedOut(long callId) {
		return this.outgoing.calls().mayBeCarriedOut(callId);
	}

	/**
	 * How many sessions were begun under the key.
	 * @return the number
	 */
	public int sessionsBegun() {
		return this.numbers.begun();
	}

	/** A machine that slept has neither a connection nor the time. */
	private void watchClock(Moment at) {
		long slept = this.suspensions.slept(at);
		if (slept > 0) {
			this.clock.slept(slept);
			this.renewNext |= slept > FORGOTTEN_MILLIS;
			disconnect("the machine slept for " + slept + " ms");
		}
	}

	private void connect(SessionInput input) {
		long now = input.at().monotonicMillis();
		this.connected = true;
		if (this.renewNext || now - this.lostAt > FORGOTTEN_MILLIS || this.silent.areEnough()) {
			this.renewNext = false;
			this.silent.forget();
			this.renewal.renew(now, input.random());
		}
		else {
			this.outgoing.introduction().repeat();
			this.outgoing.calls().resume(now);
		}
		this.silent.begin();
		this.pings.begin(now);
		this.outbox.add(new SessionOutput.Signalled(new SessionSignal.Connected()));
	}

	private void lose(long now) {
		this.connected = false;
		this.lostAt = now;
		this.pings.end();
		this.outgoing.queue().forgetService();
		this.outbox.add(new SessionOutput.Signalled(new SessionSignal.Disconnected()));
	}

	private void receive(SessionInput.Received input) {
		// what comes after a message that was refused is of the same origin
		if (this.connected && !this.receiver.receive(input)) {
			disconnect("a message that the server did not make for this key");
		}
	}

	private void disconnect(String reason) {
		if (this.connected) {
			this.connected = false;
			this.pings.end();
			this.outbox.add(new SessionOutput.Disconnect(reason));
		}
	}

	private void keepUp(SessionInput input) {
		long now = input.at().monotonicMillis();
		if (this.pings.isUnanswered(now)) {
			disconnect("no answer to a ping");
			return;
		}
		if (this.pings.isDue(now)) {
			this.outgoing.queue().add(this.pings.next(now, input.random()));
		}
		if (!this.outgoing.introduction().isNeeded() && this.salts.needsMore(this.clock.millis(input.at()), now)) {
			this.outgoing.queue().add(new Salts.Question());
		}
		this.outgoing.calls().check(now);
		this.outgoing.queue().flush(input);
	}

	private void armTimer() {
		long next = Math.min(this.pings.nextDeadline(),
				Math.min(this.outgoing.acknowledgements().deadline(), this.outgoing.calls().nextCheck()));
		long wanted = this.connected ? next : Long.MAX_VALUE;
		if (wanted != this.armed && wanted != Long.MAX_VALUE) {
			this.outbox.add(new SessionOutput.ArmTimer(wanted));
		}
		this.armed = wanted;
	}

}

package io.github.telegramupdates.simulator.dc;

import java.util.List;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.connection.SimulatedSession;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.lint.Violation;
import io.github.telegramupdates.simulator.dc.rpc.Authorization;
import io.github.telegramupdates.simulator.dc.rpc.CallingSession;
import io.github.telegramupdates.simulator.dc.session.ServerSession;
import io.github.telegramupdates.simulator.dc.session.SessionOutput;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * Drives one session: does what its state machine says, and brings it the answers and
 * pushes of the simulated Telegram. It belongs to the connection that was last used for
 * it, and waits a minute for another one.
 */
final class SessionDriver implements CallingSession {

	private static final long PATIENCE_MILLIS = 60_000;

	private final DataCenterState state;

	private final ClientKey key;

	private final long id;

	private final ServerSession session;

	private @Nullable AcceptedConnection connection;

	private @Nullable SimulatedSession simulated;

	private boolean subscribed;

	private boolean called;

	private long disconnectedAt;

	SessionDriver(DataCenterState state, ClientKey key, long id) {
		this(state, key, id, new ServerSession(id, key.salts(), state.tally().violations(), state.faults()));
	}

	private SessionDriver(DataCenterState state, ClientKey key, long id, ServerSession session) {
		this.state = state;
		this.key = key;
		this.id = id;
		this.session = session;
		state.tally().countSession();
	}

	/**
	 * The same session as it is when the server has forgotten it.
	 */
	SessionDriver forgotten() {
		return new SessionDriver(this.state, this.key, this.id, this.session.forgotten());
	}

	long id() {
		return this.id;
	}

	void receive(EncryptedMessage message, AcceptedConnection from) {
		boolean cameBack = this.connection == null && this.disconnectedAt != 0;
		boolean moved = this.connection != null && this.connection != from;
		this.connection = from;
		if (cameBack || moved) {
			perform(this.session.reconnected(this.state.now()));
		}
		perform(this.session.receive(message, this.state.now()));
	}

	void disconnected(AcceptedConnection from) {
		if (this.connection == from) {
			this.connection = null;
			this.disconnectedAt = this.state.now().millis();
		}
	}

	boolean isAbandoned() {
		return this.connection == null && this.state.now().millis() - this.disconnectedAt > PATIENCE_MILLIS;
	}

	void tend() {
		if (this.connection != null) {
			perform(this.session.checkAcknowledgments(this.state.now()));
		}
	}

	void end() {
		if (this.simulated != null) {
			this.simulated.close();
		}
		this.simulated = null;
		this.connection = null;
	}

	private void perform(List<SessionOutput> outputs) {
		for (SessionOutput output : outputs) {
			if (output instanceof SessionOutput.Send send) {
				send(this.key.envelope().seal(send.message(), this.state::random));
			}
			else if (output instanceof SessionOutput.SendDamaged send) {
				send(this.key.damagedEnvelope().seal(send.message(), send.damage(), this.state::random));
			}
			else if (output instanceof SessionOutput.Call call) {
				if (!this.key.addCall(call.callId())) {
					this.state.tally().countRepeatedCall();
				}
				this.state.calls().call(this, call.callId(), call.body());
			}
			else if (output instanceof SessionOutput.DisconnectLater later && this.connection != null) {
				this.connection.closeIn(later.seconds());
			}
			else if (output instanceof SessionOutput.Disconnect && this.connection != null) {
				this.connection.close();
			}
			else if (output instanceof SessionOutput.Destroy destroy) {
				destroy(destroy.sessionId());
			}
			else if (output instanceof SessionOutput.DestroyKey) {
				this.state.keys().destroy(this.key);
			}
		}
	}

	private void send(byte[] message) {
		if (this.connection != null) {
			this.connection.sendEncrypted(message);
		}
	}

	private void destroy(long other) {
		boolean existed = other != this.id && this.key.destroy(other);
		perform(this.session.destroyed(other, existed, this.state.now()));
	}

	@Override
	public Authorization authorization() {
		return this.key.authorization();
	}

	@Override
	public boolean hasReceived(long messageId) {
		return this.session.hasReceived(messageId);
	}

	@Override
	public void noteIntroduction(boolean introduced) {
		if (!this.called && !introduced && !authorization().isIntroduced()) {
			this.state.tally().violations().count(Violation.MISSING_INIT_CONNECTION);
		}
		this.called = true;
		if (introduced) {
			authorization().introduce();
		}
	}

	@Override
	public SimulatedSession simulatedSession() {
		SimulatedAccount account = authorization().account();
		if (account == null) {
			throw new IllegalStateException("Nobody is logged in");
		}
		SimulatedSession open = this.simulated;
		if (open == null || open.accountId() != account.id()) {
			if (open != null) {
				open.close();
			}
			open = this.state.telegram().openSession(account, this::push);
			this.simulated = open;
		}
		return open;
	}

	@Override
	public void subscribe() {
		this.subscribed = true;
	}

	@Override
	public void answer(long callId, byte[] result) {
		this.state.loop().execute(() -> perform(this.session.answer(callId, result, this.state.now())));
	}

	/** Comes from any thread, in order. */
	private void push(UpdatesType updates) {
		if (!this.state.isDropping()) {
			byte[] bytes = updates.toByteArray();
			this.state.loop().execute(() -> deliver(bytes));
		}
	}

	void deliver(byte[] updates) {
		if (this.subscribed && this.simulated != null && authorization().account() != null) {
			perform(this.session.push(updates, this.state.now()));
		}
	}

}

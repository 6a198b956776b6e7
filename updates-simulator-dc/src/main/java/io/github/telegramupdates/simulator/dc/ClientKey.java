package io.github.telegramupdates.simulator.dc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.simulator.dc.envelope.DamagedEnvelope;
import io.github.telegramupdates.simulator.dc.envelope.Envelope;
import io.github.telegramupdates.simulator.dc.rpc.Authorization;
import io.github.telegramupdates.simulator.dc.session.SaltSchedule;

/**
 * A key that a client has, and its sessions.
 */
final class ClientKey {

	/** More than one turn of the loop, in which it sees what has ended. */
	private static final long END_MILLIS = 20;

	private final Map<Long, SessionDriver> sessions = new HashMap<>();

	private final Authorization authorization;

	private final DataCenterState state;

	private final Envelope envelope;

	private final DamagedEnvelope damagedEnvelope;

	private final Set<Long> calls = new HashSet<>();

	private final Set<AcceptedConnection> connections = new HashSet<>();

	private final SaltSchedule salts;

	ClientKey(DataCenterState state, AuthKey key, long firstSalt, int dc) {
		this.state = state;
		this.authorization = new Authorization(dc);
		this.envelope = new Envelope(key);
		this.damagedEnvelope = new DamagedEnvelope(key);
		this.salts = new SaltSchedule(firstSalt, state.now().seconds());
	}

	Envelope envelope() {
		return this.envelope;
	}

	DamagedEnvelope damagedEnvelope() {
		return this.damagedEnvelope;
	}

	SaltSchedule salts() {
		return this.salts;
	}

	Authorization authorization() {
		return this.authorization;
	}

	SessionDriver session(long id) {
		return this.sessions.computeIfAbsent(id, (missing) -> new SessionDriver(this.state, this, missing));
	}

	/**
	 * A session as it is when the server has forgotten it.
	 */
	SessionDriver forgottenSession(long id) {
		SessionDriver session = session(id);
		SessionDriver forgotten = session.forgotten();
		session.end();
		this.sessions.put(id, forgotten);
		return forgotten;
	}

	/**
	 * Takes note that a connection uses this key, until it is closed. If there is another
	 * one, its end may be on its way: the client closed it before, but the loop sees the
	 * ends of connections and their data in any order.
	 */
	void usedBy(AcceptedConnection connection) {
		if (this.connections.add(connection) && this.connections.size() > 1) {
			this.state.later(END_MILLIS, () -> countIfShared(connection));
		}
	}

	private void countIfShared(AcceptedConnection connection) {
		if (this.connections.contains(connection) && this.connections.size() > 1) {
			this.state.tally().countSharedKey();
		}
	}

	void leftBy(AcceptedConnection connection) {
		this.connections.remove(connection);
	}

	/**
	 * Takes note of a call.
	 * @return whether it is made for the first time
	 */
	boolean addCall(long callId) {
		return this.calls.add(callId);
	}

	/**
	 * Ends a session.
	 * @return whether there was one
	 */
	boolean destroy(long id) {
		SessionDriver session = this.sessions.remove(id);
		if (session != null) {
			session.end();
		}
		return session != null;
	}

	/**
	 * Ends all sessions.
	 */
	void destroy() {
		List.copyOf(this.sessions.keySet()).forEach(this::destroy);
	}

	void push(byte[] updates) {
		List.copyOf(this.sessions.values()).forEach((session) -> session.deliver(updates));
	}

	/**
	 * Forgets the sessions that nobody came back to, and looks after the others.
	 */
	void tend() {
		for (SessionDriver session : List.copyOf(this.sessions.values())) {
			if (session.isAbandoned()) {
				destroy(session.id());
			}
			else {
				session.tend();
			}
		}
	}

}

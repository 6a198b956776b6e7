package io.github.telegramupdates.simulator.dc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.simulator.dc.rpc.Authorization;
import io.github.telegramupdates.simulator.dc.session.Envelope;
import io.github.telegramupdates.simulator.dc.session.SaltSchedule;

/**
 * A key that a client has, and its sessions.
 */
final class ClientKey {

	private final Map<Long, ClientSession> sessions = new HashMap<>();

	private final Authorization authorization = new Authorization();

	private final DataCenterState state;

	private final Envelope envelope;

	private final SaltSchedule salts;

	ClientKey(DataCenterState state, AuthKey key, long firstSalt) {
		this.state = state;
		this.envelope = new Envelope(key);
		this.salts = new SaltSchedule(firstSalt, state.now().seconds());
	}

	Envelope envelope() {
		return this.envelope;
	}

	SaltSchedule salts() {
		return this.salts;
	}

	Authorization authorization() {
		return this.authorization;
	}

	ClientSession session(long id) {
		return this.sessions.computeIfAbsent(id, (missing) -> new ClientSession(this.state, this, missing));
	}

	/**
	 * Ends a session.
	 * @return whether there was one
	 */
	boolean destroy(long id) {
		ClientSession session = this.sessions.remove(id);
		if (session != null) {
			session.end();
		}
		return session != null;
	}

	/**
	 * Forgets the sessions that nobody came back to, and looks after the others.
	 */
	void tend() {
		for (ClientSession session : List.copyOf(this.sessions.values())) {
			if (session.isAbandoned()) {
				destroy(session.id());
			}
			else {
				session.tend();
			}
		}
	}

}

package io.github.telegramupdates.mtproto.client;

/**
 * Counts for {@link ClientStatistics}: written on the loop of the client, read anywhere.
 */
final class Counts {

	private volatile ClientStatistics current = new ClientStatistics(0, 0, 0, 0);

	void countConnection() {
		ClientStatistics old = this.current;
		this.current = new ClientStatistics(old.connections() + 1, old.sessions(), old.exchanges(), old.logins());
	}

	void sessions(int sessions) {
		ClientStatistics old = this.current;
		if (sessions != old.sessions()) {
			this.current = new ClientStatistics(old.connections(), sessions, old.exchanges(), old.logins());
		}
	}

	void countExchange() {
		ClientStatistics old = this.current;
		this.current = new ClientStatistics(old.connections(), old.sessions(), old.exchanges() + 1, old.logins());
	}

	void countLogin() {
		ClientStatistics old = this.current;
		this.current = new ClientStatistics(old.connections(), old.sessions(), old.exchanges(), old.logins() + 1);
	}

	ClientStatistics current() {
		return this.current;
	}

}

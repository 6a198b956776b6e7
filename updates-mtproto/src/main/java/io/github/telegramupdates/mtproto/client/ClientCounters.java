package io.github.telegramupdates.mtproto.client;

/**
 * Counts for {@link ClientStatistics}: written on the loop of the client, read anywhere.
 */
final class ClientCounters {

	private volatile ClientStatistics current = new ClientStatistics(0, 0, 0, 0);

	private int endedSessions;

	void countConnection() {
		ClientStatistics old = this.current;
		this.current = new ClientStatistics(old.connections() + 1, old.sessions(), old.exchanges(), old.logins());
	}

	/** How many sessions were begun under the key of the moment. */
	void sessions(int begun) {
		ClientStatistics old = this.current;
		if (this.endedSessions + begun != old.sessions()) {
			this.current = new ClientStatistics(old.connections(), this.endedSessions + begun, old.exchanges(),
					old.logins());
		}
	}

	/** There will be another key. */
	void endSessions() {
		this.endedSessions = this.current.sessions();
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

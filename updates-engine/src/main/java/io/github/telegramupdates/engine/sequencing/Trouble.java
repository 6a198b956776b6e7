package io.github.telegramupdates.engine.sequencing;

/**
 * What went wrong with the fetches of a channel since the last answer.
 */
final class Trouble {

	static final int REPLICA_ATTEMPTS = 6;

	private static final int TIMEOUTS_TO_HALVE = 3;

	private static final int SMALLEST_LIMIT = 10;

	private final Narrowing narrowing = new Narrowing();

	private int failures;

	private int timeouts;

	private int refusedPeers;

	private int standstills;

	private int unreached;

	private int replicaErrors;

	private boolean missingPeer;

	/**
	 * Counts an answer that a replica refused because it lags.
	 * @return how often since the last answer, whatever else failed meanwhile
	 */
	int replicaLags() {
		return ++this.replicaErrors;
	}

	/**
	 * A replica answered: the server can tell what is missing.
	 */
	void replicaAnswers() {
		this.replicaErrors = 0;
	}

	/**
	 * Whether the server cannot tell for too long what is missing (T24).
	 */
	boolean isDegraded() {
		return this.replicaErrors >= REPLICA_ATTEMPTS;
	}

	/**
	 * Counts a failure.
	 * @return how often it failed in a row
	 */
	int failed(FetchError error) {
		if (error.isTimeout()) {
			this.timeouts++;
		}
		return ++this.failures;
	}

	/**
	 * What became of answers that could not be decoded.
	 */
	Narrowing narrowing() {
		return this.narrowing;
	}

	/**
	 * Counts an access hash that was refused.
	 * @return how often in a row
	 */
	int refusedPeer() {
		return ++this.refusedPeers;
	}

	/**
	 * The access hash is missing.
	 * @return whether that is news
	 */
	boolean missesPeer() {
		boolean news = !this.missingPeer;
		this.missingPeer = true;
		return news;
	}

	boolean isMissingPeer() {
		return this.missingPeer;
	}

	/**
	 * The server answered. A smaller page stays smaller until the channel has caught up.
	 * @param progress whether the position moved
	 * @return how many answers in a row brought no progress
	 */
	int answered(boolean progress) {
		this.failures = 0;
		this.replicaErrors = 0;
		this.refusedPeers = 0;
		this.missingPeer = false;
		this.standstills = progress ? 0 : this.standstills + 1;
		return this.standstills;
	}

	/**
	 * All pages came, and ended before positions that only answers mentioned: counts that
	 * as an answer without progress.
	 * @return how often in a row
	 */
	int unreached() {
		return Math.max(this.standstills, ++this.unreached);
	}

	void forgetStandstills() {
		this.standstills = 0;
		this.unreached = 0;
	}

	void caughtUp() {
		this.timeouts = 0;
	}

	/**
	 * How large a page to ask for: large answers time out, so each timeout from the third
	 * on halves it.
	 */
	int limit(int limit) {
		int halvings = Math.max(0, this.timeouts - TIMEOUTS_TO_HALVE + 1);
		return (halvings == 0) ? limit : Math.max(SMALLEST_LIMIT, Math.min(limit, 100) >> Math.min(halvings, 4));
	}

}

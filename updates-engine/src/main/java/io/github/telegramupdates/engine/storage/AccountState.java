package io.github.telegramupdates.engine.storage;

/**
 * Position of an account: everything before it has been delivered.
 *
 * @param pts position of the common box: private chats and basic groups
 * @param qts position of the qts box: secret chats, events of bots
 * @param date time of the last state the server named, in seconds since 1970
 * @param seq number of the last ordered container; a hint only, because the server counts
 * it per session
 * @param epoch how often a position was given up and replaced
 * @param topMessageId highest id of a message delivered from the common box, 0 if none
 */
public record AccountState(int pts, int qts, int date, int seq, int epoch, int topMessageId) {

	/**
	 * Creates the position of an account that has not delivered a message yet.
	 * @param pts position of the common box
	 * @param qts position of the qts box
	 * @param date time of the state, in seconds since 1970
	 * @param seq number of the last ordered container
	 * @return the state, in its first epoch
	 */
	public static AccountState of(int pts, int qts, int date, int seq) {
		return new AccountState(pts, qts, date, seq, 0, 0);
	}

	/**
	 * Returns this state at another position of the common box.
	 * @param pts the position
	 * @return a new state
	 */
	public AccountState withPts(int pts) {
		return new AccountState(pts, this.qts, this.date, this.seq, this.epoch, this.topMessageId);
	}

	/**
	 * Returns this state at another position of the qts box.
	 * @param qts the position
	 * @return a new state
	 */
	public AccountState withQts(int qts) {
		return new AccountState(this.pts, qts, this.date, this.seq, this.epoch, this.topMessageId);
	}

	/**
	 * Returns this state with another date and seq.
	 * @param date time of the state, in seconds since 1970
	 * @param seq number of the last ordered container
	 * @return a new state
	 */
	public AccountState withDateSeq(int date, int seq) {
		return new AccountState(this.pts, this.qts, date, seq, this.epoch, this.topMessageId);
	}

}

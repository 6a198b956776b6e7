package io.github.telegramupdates.simulator.dc.session;

/**
 * Gives the messages of a session to its client their ids, which grow with the time.
 */
final class ProtocolMessageIds {

	private static final int ANSWER = 1;

	private static final int OTHER = 3;

	private long last;

	/**
	 * The id of a message that answers one of the client's.
	 */
	long ofAnswer(Moment moment) {
		return next(moment, ANSWER);
	}

	/**
	 * The id of a message that answers nothing.
	 */
	long ofOther(Moment moment) {
		return next(moment, OTHER);
	}

	private long next(Moment moment, int kind) {
		long time = fromMillis(moment.millis()) & ~3L;
		this.last = Math.max(time, (this.last & ~3L) + 4) + kind;
		return this.last;
	}

	/**
	 * The lowest id that a message of this time can have.
	 */
	static long fromMillis(long millis) {
		return (millis / 1000 << 32) | ((millis % 1000 << 32) / 1000);
	}

	/**
	 * The time of an id in milliseconds.
	 */
	static long toMillis(long id) {
		return (id >>> 32) * 1000 + ((id & 0xffff_ffffL) * 1000 >>> 32);
	}

}

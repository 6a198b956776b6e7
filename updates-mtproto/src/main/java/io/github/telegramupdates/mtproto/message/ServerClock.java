package io.github.telegramupdates.mtproto.message;

/**
 * The server's time as this client knows it: a clock that never jumps, plus an offset
 * that follows from what the server sends.
 * <p>
 * A message is not made after it arrives, so that each one can only move the time
 * forward. Not safe for use by several threads.
 */
public final class ServerClock {

	private static final long OLDEST_MILLIS = 300_000;

	private static final long NEWEST_MILLIS = 30_000;

	private long offset;

	private boolean synced;

	private ServerClock(long offset, boolean synced) {
		this.offset = offset;
		this.synced = synced;
	}

	/**
	 * A clock that believes the operating system until the server says more.
	 * @param at now
	 * @return the clock
	 */
	public static ServerClock ofSystem(Moment at) {
		return new ServerClock(at.wallMillis() - at.monotonicMillis(), false);
	}

	/**
	 * A clock that the server has set.
	 * @param at when it said so
	 * @param serverMillis its time then, in milliseconds since 1970
	 * @return the clock
	 */
	public static ServerClock ofServer(Moment at, long serverMillis) {
		return new ServerClock(serverMillis - at.monotonicMillis(), true);
	}

	/**
	 * Tells the time.
	 * @param at now
	 * @return milliseconds since 1970
	 */
	public long millis(Moment at) {
		return at.monotonicMillis() + this.offset;
	}

	/**
	 * Whether a message is neither too old nor from the future. Nobody can say before the
	 * server has set the clock.
	 * @param at now
	 * @param messageId id of the message
	 * @return whether it may be used
	 */
	public boolean accepts(Moment at, long messageId) {
		long age = millis(at) - ProtocolMessageIds.toMillis(messageId);
		return !this.synced || (age <= OLDEST_MILLIS && age >= -NEWEST_MILLIS);
	}

	/**
	 * A message of the server was accepted.
	 * @param at now
	 * @param messageId its id
	 */
	public void observe(Moment at, long messageId) {
		long seen = ProtocolMessageIds.toMillis(messageId) - at.monotonicMillis();
		if (!this.synced || seen > this.offset) {
			set(seen);
		}
	}

	/**
	 * The server said that this clock is wrong.
	 * @param at now
	 * @param messageId id of the message in which it said so
	 */
	public void correct(Moment at, long messageId) {
		set(ProtocolMessageIds.toMillis(messageId) - at.monotonicMillis());
	}

	private void set(long newOffset) {
		this.offset = newOffset;
		this.synced = true;
	}

	/**
	 * The machine slept, and the clock that never jumps with it.
	 * @param millis for how long, as the operating system says
	 */
	public void slept(long millis) {
		this.offset += millis;
		this.synced = false;
	}

}

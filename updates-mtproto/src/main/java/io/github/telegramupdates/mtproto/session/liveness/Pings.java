package io.github.telegramupdates.mtproto.session.liveness;

import java.time.Duration;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;

/**
 * Finds out whether a connection still works, and lets the server close it if this client
 * is gone.
 */
public final class Pings {

	private static final long PATIENCE_MILLIS = 15_000;

	private final long intervalMillis;

	private long due = Long.MAX_VALUE;

	private long deadline = Long.MAX_VALUE;

	private long pingId;

	private long sentAt;

	private boolean isVoid;

	public Pings(Duration interval) {
		this.intervalMillis = interval.toMillis();
	}

	public void begin(long now) {
		this.due = now;
		this.deadline = Long.MAX_VALUE;
		this.isVoid = false;
	}

	public void end() {
		this.due = Long.MAX_VALUE;
		this.deadline = Long.MAX_VALUE;
		this.isVoid = false;
	}

	/** The session of the last ping is over: another one goes, by the same deadline. */
	void repeat() {
		this.isVoid = isAwaited();
	}

	/** One at a time: the next one may not give the last one more time. */
	public boolean isDue(long now) {
		return this.isVoid || (!isAwaited() && now >= this.due);
	}

	public boolean isUnanswered(long now) {
		return now >= this.deadline;
	}

	/** The next ping, after which the interval begins: a tenth more or less. */
	public PingDelayDisconnect next(long now, RandomBytes random) {
		TlReader bytes = new TlReader(random.next(Long.BYTES));
		this.pingId = bytes.readLong();
		long jitter = Math.floorMod(this.pingId >>> 1, this.intervalMillis / 5) - this.intervalMillis / 10;
		this.due = now + this.intervalMillis + jitter;
		this.deadline = Math.min(this.deadline, now + PATIENCE_MILLIS);
		this.isVoid = false;
		this.sentAt = now;
		long delay = (this.intervalMillis + PATIENCE_MILLIS) / 1000;
		return new PingDelayDisconnect(this.pingId, (int) delay);
	}

	/** An answer counts once, and only to the last ping. */
	public void receive(Pong pong, long now, Outbox outbox) {
		if (pong.pingId() == this.pingId && isAwaited()) {
			this.deadline = Long.MAX_VALUE;
			outbox.add(new SessionOutput.RoundTrip(now - this.sentAt));
		}
	}

	private boolean isAwaited() {
		return this.deadline != Long.MAX_VALUE;
	}

	public long nextDeadline() {
		return isAwaited() ? this.deadline : this.due;
	}

}

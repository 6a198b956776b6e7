package io.github.telegramupdates.mtproto.session.outgoing;

import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.tl.TlMethod;

/**
 * A call that was not answered yet.
 */
public final class PendingCall extends Outgoing {

	private static final int WORTH_PACKING = 1_024;

	private static final long FIRST_CHECK_MILLIS = 1_500;

	private static final long MAX_CHECK_MILLIS = 60_000;

	/** A call that the server has may take its time. */
	private static final long ACKNOWLEDGED_MILLIS = 10_000;

	private final long id;

	private final TlMethod<?> method;

	private final boolean repeatable;

	private boolean introduces;

	/** How often its message was sent and may have been taken. */
	private int transmissions;

	/** Whether an earlier message of it may have been taken. */
	private boolean repeated;

	private boolean acknowledged;

	private int checks;

	private long nextCheck = Long.MAX_VALUE;

	PendingCall(SessionInput.Call input) {
		this.id = input.callId();
		this.method = input.method();
		this.repeatable = input.repeatable();
		this.repeated = input.repeated();
	}

	public long id() {
		return this.id;
	}

	public TlMethod<?> method() {
		return this.method;
	}

	@Override
	boolean isContent() {
		return true;
	}

	@Override
	byte[] encode(Introduction introduction) {
		this.introduces = introduction.isNeeded();
		byte[] plain = introduction.in(this.method).toByteArray();
		if (plain.length < WORTH_PACKING) {
			return plain;
		}
		byte[] packed = Gzip.pack(plain);
		return (packed.length < plain.length - plain.length / 10) ? packed : plain;
	}

	/** Whether its answer shows that the server knows this client. */
	public boolean introduces() {
		return this.introduces;
	}

	@Override
	void onSent(long now) {
		this.acknowledged = false;
		this.transmissions++;
		waitFrom(now);
	}

	@Override
	public void onRejected() {
		// what was sent before may have been taken nevertheless
		if (this.transmissions == 1) {
			this.transmissions = 0;
		}
	}

	/** Whether another message could carry it out twice, and it matters. */
	boolean isOutcomeUnknown() {
		return this.transmissions > 0 && !this.repeatable;
	}

	/** Whether the server may have carried it out by an earlier message. */
	public boolean isRepeated() {
		return this.repeated;
	}

	/** Whether the server may have carried it out by any message. */
	boolean mayBeCarriedOut() {
		return this.repeated || this.transmissions > 0;
	}

	/** The server said that it has not carried it out. */
	public void onNotTaken() {
		this.transmissions = 0;
	}

	@Override
	void forgetMessage() {
		super.forgetMessage();
		this.repeated |= this.transmissions > 0;
		this.checks = 0;
		this.transmissions = 0;
		this.nextCheck = Long.MAX_VALUE;
	}

	void acknowledge(long now) {
		this.acknowledged = true;
		this.nextCheck = Math.max(this.nextCheck, now + ACKNOWLEDGED_MILLIS);
	}

	boolean isAcknowledged() {
		return this.acknowledged;
	}

	long nextCheck() {
		return this.nextCheck;
	}

	/** The server is asked for it, then at growing intervals. */
	void onChecked(long now) {
		this.checks++;
		waitFrom(now);
	}

	private void waitFrom(long now) {
		this.nextCheck = now + Math.min(MAX_CHECK_MILLIS, FIRST_CHECK_MILLIS << Math.min(this.checks, 10));
	}

	/** The server should be asked for it at once. */
	void checkAt(long now) {
		this.nextCheck = now;
	}

	/** Whether the server was asked more than once. */
	public boolean isOverdue() {
		return this.checks > 1;
	}

}

package io.github.telegramupdates.mtproto.rpc;

import java.time.Duration;
import java.util.Objects;

import io.github.telegramupdates.tl.TlMethod;

/**
 * What a client may do for one call.
 *
 * @param deadline until when it has to be answered, by the clock that never jumps, in
 * milliseconds
 * @param maxWait how long the client waits for it when the server asks to, in
 * milliseconds
 * @param repeatable whether the server may carry it out twice
 * @param paced whether the client waits and repeats at all; who fetches differences does
 * that itself
 */
public record CallPolicy(long deadline, long maxWait, boolean repeatable, boolean paced) {

	/** For calls of the client's own. */
	static final CallPolicy INTERNAL = new CallPolicy(Long.MAX_VALUE, 0, true, false);

	/** For calls of the client's own that the server may carry out only once. */
	public static final CallPolicy INTERNAL_ONCE = new CallPolicy(Long.MAX_VALUE, 0, false, false);

	/** By the options, which say everything, and the kind of call. */
	public static CallPolicy of(TlMethod<?> call, CallOptions options, long now) {
		CallKind kind = CallKind.of(call);
		Duration timeout = Objects.requireNonNull(options.timeout(), "timeout");
		Duration maxWait = Objects.requireNonNull(options.floodWaitThreshold(), "floodWaitThreshold");
		return new CallPolicy(now + timeout.toMillis(), maxWait.toMillis(), options.repeatable() || kind.isRepeatable(),
				!kind.isPacedByCaller());
	}

	/** Whether the call goes on after a wait from now. */
	boolean allowsWait(long millis, long now) {
		return millis <= this.maxWait && now + millis < this.deadline;
	}

}

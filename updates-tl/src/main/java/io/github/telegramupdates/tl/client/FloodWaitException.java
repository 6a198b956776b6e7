package io.github.telegramupdates.tl.client;

import java.io.Serial;
import java.time.Duration;
import java.util.Set;

/**
 * A method was called too often, and has to be left alone for a while. What was called is
 * not carried out. Thrown by the server, or by a client that remembers what the server
 * said last; then nothing was sent.
 */
public class FloodWaitException extends RpcException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * An error of this type counts for one chat, the others for all calls of a method.
	 */
	private static final String SLOW_MODE = "SLOWMODE_WAIT";

	private static final Set<String> TYPES = Set.of("FLOOD_WAIT", "FLOOD_PREMIUM_WAIT", SLOW_MODE);

	FloodWaitException(RpcException error) {
		super(error.code(), error.message(), error.method());
	}

	/**
	 * Creates the exception for what is left of a wait.
	 * @param type the error type, for example {@code FLOOD_WAIT}
	 * @param left how long, rounded up to the second
	 * @param method name of the method in the schema
	 */
	public FloodWaitException(String type, Duration left, String method) {
		super(420, type + "_" + Math.max(1, left.plusMillis(999).toSeconds()), method);
	}

	static boolean isMeantBy(RpcException error) {
		return TYPES.contains(error.type()) && error.argument().isPresent();
	}

	/**
	 * How long the method has to be left alone.
	 * @return a number of seconds
	 */
	public Duration duration() {
		return Duration.ofSeconds(argument().orElseThrow());
	}

	/**
	 * Whether it counts for one chat only, whose members may write now and then.
	 * @return whether the type is {@code SLOWMODE_WAIT}
	 */
	public boolean isOfOneChat() {
		return type().equals(SLOW_MODE);
	}

}

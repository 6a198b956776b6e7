package io.github.telegramupdates.mtproto.rpc;

import java.time.Duration;
import java.util.List;

/**
 * How a client makes calls.
 *
 * @param defaults options that say everything
 * @param interceptors who sees calls, the outermost first
 */
public record CallSettings(CallOptions defaults, List<RpcInterceptor> interceptors) {

	/**
	 * How long an answer is waited for if nothing else is said.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

	/**
	 * How long a client waits if the server asks to and nothing else is said.
	 */
	public static final Duration DEFAULT_FLOOD_WAIT_THRESHOLD = Duration.ofSeconds(10);

	/**
	 * A time-out of 60 s, waits of at most 10 s, and no interceptors.
	 */
	public static final CallSettings DEFAULT = new CallSettings(
			new CallOptions(DEFAULT_TIMEOUT, DEFAULT_FLOOD_WAIT_THRESHOLD, false), List.of());

	public CallSettings {
		interceptors = List.copyOf(interceptors);
	}

}

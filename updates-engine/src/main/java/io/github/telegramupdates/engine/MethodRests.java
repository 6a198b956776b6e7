package io.github.telegramupdates.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.sequencing.FetchError;
import io.github.telegramupdates.tl.TlMethod;

/**
 * Which methods the server wants to rest, each by itself, and until when (T25). Outlives
 * the engines of its account.
 */
final class MethodRests {

	private final EngineTimers timers;

	/** In monotonic milliseconds. */
	private final Map<Class<?>, Long> restsUntil = new ConcurrentHashMap<>();

	MethodRests(EngineTimers timers) {
		this.timers = timers;
	}

	/**
	 * A call failed: its method rests if the server asks for that.
	 */
	void refused(TlMethod<?> call, FetchError error) {
		if (error.kind() == FetchError.Kind.FLOOD) {
			long until = this.timers.monotonicMillis() + error.waitSeconds() * 1_000L;
			this.restsUntil.merge(call.getClass(), until, Math::max);
		}
	}

	/**
	 * Whether the method of a call may not be called now.
	 */
	boolean rests(TlMethod<?> call) {
		Long until = this.restsUntil.get(call.getClass());
		return until != null && this.timers.monotonicMillis() < until;
	}

}

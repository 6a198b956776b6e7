package io.github.telegramupdates.engine.requests;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.tl.TlMethod;

/**
 * Which methods the server wants to rest, each by itself, and until when (T25). Outlives
 * the engines of its account.
 */
final class MethodRests {

	private final EngineTimers timers;

	private final SequencingSettings.Retries retries;

	private final Map<Class<?>, MethodRest> rests = new ConcurrentHashMap<>();

	MethodRests(EngineTimers timers, SequencingSettings.Retries retries) {
		this.timers = timers;
		this.retries = retries;
	}

	/**
	 * A call failed: its method rests if the server asks for that.
	 */
	void refused(TlMethod<?> call, FetchError error) {
		if (error.isRest()) {
			long now = this.timers.monotonicMillis();
			this.rests.compute(call.getClass(),
					(method, rest) -> ((rest != null) ? rest : MethodRest.NONE).after(error, now, 0, this.retries));
		}
	}

	/**
	 * A call was answered.
	 */
	void answered(TlMethod<?> call) {
		this.rests.computeIfPresent(call.getClass(), (method, rest) -> rest.answered());
	}

	/**
	 * Whether the method of a call may not be called now.
	 */
	boolean rests(TlMethod<?> call) {
		MethodRest rest = this.rests.get(call.getClass());
		return rest != null && rest.isResting(this.timers.monotonicMillis());
	}

}

package io.github.telegramupdates.engine.sequencing.fetch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * How the server wants to be asked, as far as engines of the account learnt it (T25). It
 * outlives each of them: a reload is no reason for the server to forget.
 *
 * @param rests which method rests
 * @param channelCap how many requests for channels may be under way, at least 1
 * @param capGrowsAt when that may be one more, in monotonic milliseconds;
 * {@link Output.ArmTimer#NEVER} if it is as large as it gets
 * @param capGrowths how often the cap grew since the last flood wait; until it is whole,
 * the rate of requests grows with it
 * @param failing which differences failed, at most one of each scope
 */
public record ServerLimits(Map<FetchMethod, MethodRest> rests, int channelCap, long capGrowsAt, int capGrowths,
		List<FailingDifference> failing) {

	/**
	 * Nothing is known.
	 */
	public static final ServerLimits NONE = new ServerLimits(Map.of(), SequencingSettings.DEFAULT.channels().inFlight(),
			Output.ArmTimer.NEVER, 0, List.of());

	/**
	 * Copies the collections.
	 */
	public ServerLimits {
		rests = Map.copyOf(rests);
		failing = List.copyOf(failing);
	}

	/**
	 * How long a method rests.
	 * @param method the method
	 * @return its rest
	 */
	public MethodRest rest(FetchMethod method) {
		return this.rests.getOrDefault(method, MethodRest.NONE);
	}

	/**
	 * What failed.
	 * @param scope whose differences
	 * @return how long, and why; empty if there was an answer
	 */
	public Optional<FailingDifference> failing(DifferenceScope scope) {
		return this.failing.stream().filter((each) -> each.scope() == scope).findFirst();
	}

	/**
	 * Returns these limits after a refusal.
	 * @param method the method that was refused
	 * @param error why
	 * @param now in monotonic milliseconds
	 * @param settings those of the account
	 * @return new limits
	 */
	public ServerLimits refused(FetchMethod method, FetchError error, long now, SequencingSettings settings) {
		MethodRest rest = rest(method).after(error, now, 0, settings.retries());
		Map<FetchMethod, MethodRest> all = new EnumMap<>(FetchMethod.class);
		all.putAll(this.rests);
		all.put(method, rest);
		if (method != FetchMethod.CHANNEL_DIFFERENCE || error.kind() != FetchError.Kind.FLOOD) {
			return new ServerLimits(all, this.channelCap, this.capGrowsAt, this.capGrowths, this.failing);
		}
		int cap = channelCap(settings.channels().inFlight());
		return new ServerLimits(all, FetchRate.halved(cap), rest.until() + settings.channels().recoveryMillis(), 0,
				this.failing);
	}

	/**
	 * How many requests for channels may be under way.
	 * @param largest how many if the server limits nothing
	 */
	int channelCap(int largest) {
		return (this.capGrowsAt == Output.ArmTimer.NEVER) ? largest : this.channelCap;
	}

}

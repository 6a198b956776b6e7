package io.github.telegramupdates.engine.sequencing;

import java.util.EnumMap;
import java.util.Map;

/**
 * How the server wants to be asked, as far as engines of the account learnt it (T25). It
 * outlives each of them: a reload is no reason for the server to forget.
 *
 * @param restsUntil until when which method rests, in monotonic milliseconds
 * @param channelCap how many requests for channels may be under way, at least 1
 * @param capGrowsAt when that may be one more, in monotonic milliseconds;
 * {@link Output.ArmTimer#NEVER} if it is as large as it gets
 * @param capGrowths how often the cap grew since the last flood wait; until it is whole,
 * the rate of requests grows with it
 */
public record ServerLimits(Map<FetchMethod, Long> restsUntil, int channelCap, long capGrowsAt, int capGrowths) {

	/**
	 * Nothing is known.
	 */
	public static final ServerLimits NONE = new ServerLimits(Map.of(), FetchRate.MAX_IN_FLIGHT, Output.ArmTimer.NEVER,
			0);

	/**
	 * Copies the rests.
	 */
	public ServerLimits {
		restsUntil = Map.copyOf(restsUntil);
	}

	/**
	 * Until when a method rests.
	 * @param method the method
	 * @return in monotonic milliseconds; {@link Long#MIN_VALUE} if it does not
	 */
	public long restsUntil(FetchMethod method) {
		return this.restsUntil.getOrDefault(method, Long.MIN_VALUE);
	}

	/**
	 * Returns these limits after a flood wait.
	 * @param method the method that was refused
	 * @param until until when it rests, in monotonic milliseconds
	 * @return new limits
	 */
	public ServerLimits flooded(FetchMethod method, long until) {
		Map<FetchMethod, Long> rests = new EnumMap<>(FetchMethod.class);
		rests.putAll(this.restsUntil);
		rests.merge(method, until, Math::max);
		if (method != FetchMethod.CHANNEL_DIFFERENCE) {
			return new ServerLimits(rests, this.channelCap, this.capGrowsAt, this.capGrowths);
		}
		return new ServerLimits(rests, FetchRate.halved(this.channelCap), rests.get(method) + FetchRate.RECOVERY_MILLIS,
				0);
	}

}

package io.github.telegramupdates.simulator.habit;

/**
 * Something that a real server does at times, and a simulated one only on request.
 */
public enum Habit {

	/**
	 * A channel difference is refused as too long when more positions are missing than
	 * the request's {@code limit}, although the server still has all events. A
	 * client can have them by asking with a higher limit.
	 */
	TOO_LONG_BEYOND_LIMIT,

	/**
	 * Numbered notices of one operation come in one {@code updatesCombined}, together
	 * with what the operation did to boxes.
	 */
	COMBINED_CONTAINERS,

	/**
	 * {@code messages.sendMessage} to users and basic groups is answered by
	 * {@code updateShortSentMessage}.
	 */
	SHORT_SENT_MESSAGES,

	/**
	 * Who is added to or removed from a basic group or supergroup is reported by a
	 * service message, which those who are removed receive, too.
	 */
	SERVICE_MESSAGES,

	/**
	 * A difference brings messages of business connections with {@code qts = 0}.
	 */
	BUSINESS_WITHOUT_QTS

}

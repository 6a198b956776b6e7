package io.github.telegramupdates.mtproto.inbox;

/**
 * How much may wait for the consumer of updates. What is pushed beyond that is dropped;
 * answers to calls never are, as the number of calls has a bound of its own.
 *
 * @param count how many objects
 * @param bytes how long they are together, as they came
 */
public record InboxLimits(int count, long bytes) {

	/**
	 * Limits if nothing else is said: 10,000 objects, 64 MiB.
	 */
	public static final InboxLimits DEFAULT = new InboxLimits(10_000, 64L << 20);

	/**
	 * Checks the limits.
	 * @throws IllegalArgumentException if one of them is not positive
	 */
	public InboxLimits {
		if (count < 1 || bytes < 1) {
			throw new IllegalArgumentException("An inbox holds at least one object and one byte");
		}
	}

}

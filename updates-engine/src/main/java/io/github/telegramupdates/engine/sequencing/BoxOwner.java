package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Whom a box tells what it decided.
 *
 * @param <T> what the box holds
 */
interface BoxOwner<T> {

	void apply(Box<T> box, @Nullable T payload, int position, int count);

	void stale(Box<T> box, @Nullable T payload);

	void duplicate(Box<T> box);

	/**
	 * A member came although its position was passed: it is seen already, unless the
	 * server counts anew.
	 * @return whether it is kept until that is known
	 */
	boolean keepsBehind(Box<T> box, @Nullable T payload, int position, int count);

	/**
	 * A member is dropped that is too far ahead to wait for what lies between.
	 */
	void farAhead(Box<T> box, int position);

	/** Members were dropped, and the box is fetched for them. */
	void dropped(Box<T> box, int count);

	/** A buffer was dropped as a whole. */
	void overflow(Box<T> box, int dropped);

	void gapOpened(Box<T> box, int next);

	void gapClosed(Box<T> box, long openMillis);

	void fetchWanted(Box<T> box);

	/**
	 * Whether the lane takes more.
	 */
	boolean hasRoom();

	/**
	 * How much room a payload takes, in bytes on the wire.
	 */
	int sizeOf(T payload);

}

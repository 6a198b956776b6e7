package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.machine.WireSize;
import org.jspecify.annotations.Nullable;

/**
 * A member that waits in the buffer of a box: it covers {@code (position - count,
 * position]}.
 *
 * @param payload what to deliver, {@code null} if only the position moves
 * @param position position of the box after it
 * @param count how many positions it covers; 0 for an annotation of {@code position}
 * @param size how much room it takes, in bytes on the wire
 * @param <T> what the box holds
 */
public record BufferedMember<T>(@Nullable T payload, int position, int count,
		int size) implements Comparable<BufferedMember<T>> {

	/**
	 * An update that waits, measured by its bytes on the wire.
	 */
	public static BufferedMember<SequencedUpdate> of(@Nullable SequencedUpdate update, int position, int count) {
		return new BufferedMember<>(update, position, count, (update != null) ? WireSize.of(update) : 0);
	}

	public long start() {
		return (long) this.position - this.count;
	}

	/**
	 * Whether it is only said that the position moves: there is nothing to deliver.
	 */
	public boolean isAffected() {
		return this.payload == null;
	}

	/**
	 * Whether a box that is at a position has no use for it any more.
	 */
	public boolean isPassedBy(int reached) {
		return this.position < reached || (this.count > 0 && this.position == reached);
	}

	/**
	 * By start, and at the same start annotations first: an annotation of a position
	 * comes after the event that reaches it and before the event that leaves it.
	 */
	@Override
	public int compareTo(BufferedMember<T> other) {
		int byStart = Long.compare(start(), other.start());
		return (byStart != 0) ? byStart : Integer.compare(this.count, other.count);
	}

}

package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a box decided: counts and reports what every box has to report, and
 * leaves the rest to the kinds of boxes.
 *
 * @param <T> what the box holds
 */
public abstract class BoxListener<T> {

	private final Outbox outbox;

	private final Counters counters;

	public BoxListener(Outbox outbox, Counters counters) {
		this.outbox = outbox;
		this.counters = counters;
	}

	/** A member is applied; without a payload, the position moves alone. */
	public abstract void apply(Box<T> box, @Nullable T payload, int position, int count);

	/**
	 * A member came although its position was passed: it is seen already, unless the
	 * server has reset its count.
	 * @return whether it is kept until that is known
	 */
	public abstract boolean keepsBehind(Box<T> box, @Nullable T payload, int position, int count);

	/**
	 * A member is dropped that is too far ahead to wait for what lies between.
	 */
	public abstract void farAhead(Box<T> box, int position);

	/** The box has to be fetched. */
	public abstract void fetchWanted(Box<T> box);

	/**
	 * Whether the lane takes more.
	 */
	public abstract boolean hasRoom();

	/**
	 * How much room a payload takes, in bytes on the wire.
	 */
	public abstract int sizeOf(T payload);

	/** An annotation came although its position was passed. */
	public void stale(Box<T> box, @Nullable T payload) {
		this.counters.duplicate();
	}

	public void duplicate(Box<T> box) {
		this.counters.duplicate();
	}

	/** Members were dropped, and the box is fetched for them. */
	public void dropped(Box<T> box, int count) {
		this.counters.dropped(count);
	}

	/** A buffer was dropped as a whole. */
	public void overflow(Box<T> box, int dropped) {
		dropped(box, dropped);
		this.outbox.report(new EngineEvent.Overflow(box.id(), dropped));
	}

	public void gapOpened(Box<T> box, int next) {
		this.counters.gapOpened();
		this.outbox.report(new EngineEvent.GapOpened(box.id(), box.position(), next));
	}

	public void gapClosed(Box<T> box, long openMillis) {
		this.counters.gapClosed();
		this.outbox.report(new EngineEvent.GapClosed(box.id(), box.position(), openMillis));
	}

}

package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;

/**
 * What a box misses: the gap that shows, whether it was waited for long enough,
 * and whether a fetch is needed whatever shows (T12).
 *
 * @param <T> what the box holds
 */
final class GapStatus<T> {

	private final BoxListener<T> events;

	private final Counters counters;

	private final GapWait gap;

	private boolean dirty;

	private boolean expired;

	GapStatus(BoxListener<T> events, SequencingContext context) {
		this.events = events;
		this.counters = context.counters();
		this.gap = new GapWait(context);
	}

	boolean isGapOpen() {
		return this.gap.isOpen();
	}

	/** Whether a fetch is needed for more than a gap that shows. */
	boolean isDirty() {
		return this.dirty;
	}

	/** Whether a fetch is needed: forced by a mark, or because a gap was waited for. */
	boolean wantsFetch() {
		return this.dirty || this.expired;
	}

	/** Nothing of it is left behind for another box. */
	void forget() {
		this.gap.close();
		this.gap.disarm();
	}

	/** Nothing waits any more: what showed to be missing has come. */
	void filled(Box<T> box) {
		this.gap.disarm();
		this.expired = false;
		if (this.gap.isOpen() && !this.dirty) {
			this.events.gapClosed(box, this.gap.close());
		}
	}

	/** Something waits behind what is missing, or was applied in part. */
	void shows(Box<T> box, Buffer<T> buffer) {
		int position = box.position();
		boolean overlap = buffer.first().start() < position;
		if (overlap && !(this.dirty && this.gap.isOpen())) {
			this.counters.count(Transition.OVERLAP);
		}
		if (!this.gap.isOpen()) {
			open(box, (int) Math.max(0, buffer.first().start()), overlap);
		}
		if (overlap) {
			wantFetch(box);
		}
		else if (!wantsFetch()) {
			this.gap.arm(buffer.missingAfter(position), () -> expire(box));
		}
	}

	private void open(Box<T> box, int next, boolean overlap) {
		if (!overlap) {
			this.counters.count(Transition.GAP);
		}
		this.gap.open();
		this.events.gapOpened(box, next);
	}

	private void expire(Box<T> box) {
		this.counters.count((box.id().kind() == BoxId.Kind.SEQ) ? Transition.SEQ_WAIT_OVER : Transition.GAP_WAIT_OVER);
		askOnce(box);
	}

	/** A fetch is needed, as if a gap had been waited for. */
	void askOnce(Box<T> box) {
		this.expired = true;
		this.events.fetchWanted(box);
	}

	/** A fetch is needed, whatever shows. */
	void markDirty(Box<T> box) {
		if (!this.dirty) {
			this.counters.count(Transition.MARKED_DIRTY);
		}
		wantFetch(box);
	}

	private void wantFetch(Box<T> box) {
		this.gap.disarm();
		if (!this.dirty) {
			this.dirty = true;
			this.events.fetchWanted(box);
		}
	}

	/** A fetch failed: it is still needed, and nobody has to be notified. */
	void fetchFailed() {
		this.dirty = true;
	}

	/** No fetch is needed any more. */
	void clearWants() {
		this.gap.disarm();
		this.dirty = false;
		this.expired = false;
	}

	/** The wait stops, because something else has to come first. */
	void hold() {
		this.gap.disarm();
	}

	/** The wait for what is still missing begins again. */
	void restartWait() {
		this.gap.restartWait();
	}

}

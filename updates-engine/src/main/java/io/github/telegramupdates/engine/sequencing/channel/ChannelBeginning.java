package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.machine.Counters;

/**
 * Where a channel without a position begins: before its first update, or where it is
 * announced; while its first position is asked for, at the lowest of these and the answer
 * (R-34).
 */
final class ChannelBeginning {

	private final Box<SequencedUpdate> box;

	private final ChannelLane lane;

	private final Counters counters;

	/**
	 * Where it begins at the latest: the lowest position that was pushed or announced.
	 */
	private int latest = Box.UNKNOWN;

	ChannelBeginning(Box<SequencedUpdate> box, ChannelLane lane, Counters counters) {
		this.box = box;
		this.lane = lane;
		this.counters = counters;
	}

	/**
	 * Where it begins at the latest, {@link Box#UNKNOWN} if nothing is known of that.
	 */
	int latest() {
		return this.latest;
	}

	/** An update was pushed. */
	void before(SequencedUpdate update) {
		atTheLatest(update.position() - update.count());
		if (!this.box.isHolding()) {
			this.counters.count(Transition.FIRST_POSITION);
			at(this.latest);
		}
	}

	private void atTheLatest(int position) {
		this.latest = (this.latest == Box.UNKNOWN) ? position : Math.min(this.latest, position);
	}

	/** The server announced a position (T3). */
	void announced(int position) {
		this.counters.count(Transition.ANNOUNCED_POSITION);
		atTheLatest(position);
		if (!this.box.isFetching()) {
			at(this.latest);
		}
	}

	/** An answer named a position: what was pushed or announced is not skipped. */
	void answered(int position) {
		atTheLatest(position);
		at(this.latest);
	}

	/** There is no answer to wait for. */
	void withoutAnswer() {
		if (this.box.isKnown()) {
			return;
		}
		if (this.latest != Box.UNKNOWN) {
			at(this.latest);
		}
		else {
			this.box.deliverAnnotationsBefore(Integer.MAX_VALUE);
		}
	}

	/** The channel takes a first position. */
	void at(int position) {
		this.latest = Box.UNKNOWN;
		this.lane.begin(position);
		this.box.begin(position);
	}

}

package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * What a lane passes without delivering it: the holes of the current step, until a batch
 * stores them, and the epoch that they belong to. {@link LaneWindow} tells of them once
 * that batch is committed.
 */
final class PassedHistory {

	private final Gathered<HistoryHole> holes = new Gathered<>();

	private int epoch;

	PassedHistory(int epoch) {
		this.epoch = epoch;
	}

	/**
	 * Becomes that of another lane: nothing waits to be stored.
	 */
	void become(int epoch) {
		this.epoch = epoch;
	}

	int epoch() {
		return this.epoch;
	}

	/**
	 * From here on positions are of another epoch.
	 */
	void nextEpoch() {
		this.epoch++;
	}

	/**
	 * The positions in {@code (from, to]} are passed.
	 */
	void range(BoxId box, int from, int to, Messages messages, HistoryHole.Cause cause) {
		if (to > from) {
			this.holes
				.add(new HistoryHole.Range(box, from, to, this.epoch, messages.delivered(), messages.newest(), cause));
		}
	}

	/**
	 * A position of the last epoch is given up for one of this epoch.
	 */
	void reset(BoxId box, int from, int to, Messages messages) {
		this.holes.add(new HistoryHole.Reset(box, from, this.epoch - 1, to, this.epoch, messages.delivered(),
				messages.newest()));
	}

	boolean isEmpty() {
		return this.holes.isEmpty();
	}

	List<HistoryHole> take() {
		return this.holes.take();
	}

	/**
	 * The messages around a hole.
	 *
	 * @param delivered highest id of a message that was delivered, 0 if none is known
	 * @param newest highest id of a message that the server has, 0 if not known
	 */
	record Messages(int delivered, int newest) {

		/** Nothing is known. */
		static final Messages UNKNOWN = new Messages(0, 0);

	}

}

package io.github.telegramupdates.engine.sequencing.machine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;

/**
 * What a lane passes without delivering it: the holes of the current step, until a batch
 * stores them, and the epoch that they belong to. {@link LaneWindow} reports them once
 * that batch is committed.
 */
public final class PassedHistory {

	private final Accumulator<HistoryHole> holes = new Accumulator<>();

	private int epoch;

	public PassedHistory(int epoch) {
		this.epoch = epoch;
	}

	/**
	 * Becomes that of another lane: nothing waits to be stored.
	 */
	public void become(int epoch) {
		this.epoch = epoch;
	}

	public int epoch() {
		return this.epoch;
	}

	/**
	 * From here on positions are of another epoch.
	 */
	public void nextEpoch() {
		this.epoch++;
	}

	/**
	 * The positions in {@code (from, to]} are passed.
	 */
	public void range(BoxId box, int from, int to, Messages messages, HistoryHole.Cause cause) {
		if (to > from) {
			this.holes
				.add(new HistoryHole.Range(box, from, to, this.epoch, messages.delivered(), messages.newest(), cause));
		}
	}

	/**
	 * A position of the last epoch is given up for one of this epoch.
	 */
	public void reset(BoxId box, int from, int to, Messages messages) {
		this.holes.add(new HistoryHole.Reset(box, from, this.epoch - 1, to, this.epoch, messages.delivered(),
				messages.newest()));
	}

	public boolean isEmpty() {
		return this.holes.isEmpty();
	}

	public List<HistoryHole> take() {
		return this.holes.take();
	}

	/**
	 * The messages around a hole.
	 *
	 * @param delivered highest id of a message that was delivered, 0 if none is known
	 * @param newest highest id of a message that the server has, 0 if not known
	 */
	public record Messages(int delivered, int newest) {

		/** Nothing is known. */
		public static final Messages UNKNOWN = new Messages(0, 0);

	}

}

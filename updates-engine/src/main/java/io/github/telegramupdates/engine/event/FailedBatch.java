package io.github.telegramupdates.engine.event;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * A batch that was not delivered: what it is, and none of its content.
 *
 * @param updates how many updates it has
 * @param lastType simple class name of the last one, empty if there is none
 * @param box the box of the last one
 * @param position position of that box after it, 0 without a box
 */
public record FailedBatch(int updates, String lastType, BoxId box, int position) {

	/**
	 * Describes a batch.
	 * @param batch the batch
	 * @return what it is
	 */
	public static FailedBatch of(Batch batch) {
		List<SequencedUpdate> updates = batch.updates();
		if (updates.isEmpty()) {
			return new FailedBatch(0, "", BoxId.NONE, 0);
		}
		SequencedUpdate last = updates.get(updates.size() - 1);
		return new FailedBatch(updates.size(), last.update().getClass().getSimpleName(), last.box(), last.position());
	}

}

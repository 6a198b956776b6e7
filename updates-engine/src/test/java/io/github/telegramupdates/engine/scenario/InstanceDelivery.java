package io.github.telegramupdates.engine.scenario;

import java.util.List;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.tl.Update;

/**
 * Delivers what an instance receives, and notes what becomes of its queries.
 *
 * @param isAtomic whether several batches are delivered together
 */
record InstanceDelivery(RecordingDelivery recorder, ReceivedQueries queries,
		boolean isAtomic) implements UpdateDelivery {

	@Override
	public void deliver(List<Batch> group) throws Exception {
		try {
			this.recorder.deliver(group);
		}
		catch (Exception failure) {
			forEach(group, this.queries::failed);
			throw failure;
		}
		forEach(group, this.queries::delivered);
	}

	private static void forEach(List<Batch> group, Consumer<Update> action) {
		group.stream().flatMap((batch) -> batch.updates().stream()).map(SequencedUpdate::update).forEach(action);
	}

}

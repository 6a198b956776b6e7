package io.github.telegramupdates.engine.scenario;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;
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
		deliver(group, (batch) -> false);
	}

	@Override
	public void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		deliver(group, progress::isFlushedAfterUpdate);
	}

	private void deliver(List<Batch> group, Predicate<Batch> searched) throws Exception {
		try {
			this.recorder.deliver(group, searched);
		}
		catch (Exception failure) {
			forEach(group, this.queries::failed);
			throw failure;
		}
		forEach(group, this.queries::delivered);
	}

	private static void forEach(List<Batch> group, Consumer<Update> action) {
		group.stream().flatMap(InstanceDelivery::updates).map(SequencedUpdate::update).forEach(action);
	}

	/** With those that are parked. */
	private static Stream<SequencedUpdate> updates(Batch batch) {
		Stream<SequencedUpdate> parked = (batch.change() != null)
				? batch.change().parked().stream().map(SequencedUpdate::of) : Stream.empty();
		return Stream.concat(batch.updates().stream(), parked);
	}

}

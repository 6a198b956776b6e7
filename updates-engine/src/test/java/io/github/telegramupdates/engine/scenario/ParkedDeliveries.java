package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.storage.StateChange;

/**
 * What batches held before updates of them were parked: each of these is handled or
 * parked, once.
 */
final class ParkedDeliveries {

	private final Map<Step, List<SequencedUpdate>> whole = new HashMap<>();

	private long count;

	/**
	 * A batch is to be delivered.
	 */
	void delivers(Batch batch) {
		StateChange change = batch.change();
		if (change != null && change.parked().isEmpty()) {
			this.whole.put(Step.of(change), batch.updates());
		}
	}

	/**
	 * A batch was committed.
	 * @return the batch with what it held in the first place
	 */
	Batch whole(Batch batch) {
		StateChange change = batch.change();
		if (change == null || change.parked().isEmpty()) {
			return batch;
		}
		List<SequencedUpdate> all = this.whole.get(Step.of(change));
		List<SequencedUpdate> rest = new ArrayList<>(all);
		batch.updates().forEach((update) -> remove(rest, update));
		change.parked().stream().map(SequencedUpdate::of).forEach((update) -> remove(rest, update));
		Check.that(rest.isEmpty(), "%d updates of %s are neither handled nor parked", rest.size(), batch.lane());
		this.count += change.parked().size();
		return new Batch(batch.id(), batch.userId(), batch.lane(), all, change);
	}

	private static void remove(List<SequencedUpdate> rest, SequencedUpdate update) {
		Check.that(rest.remove(update), "%s of %s at %d is handled and parked, or twice one of both",
				update.update().getClass().getSimpleName(), update.box(), update.position());
	}

	/**
	 * How many updates were parked.
	 */
	long count() {
		return this.count;
	}

	private record Step(long ownerEpoch, Lane lane, long version) {

		static Step of(StateChange change) {
			return new Step(change.ownerEpoch(), change.lane(), change.version());
		}

	}

}

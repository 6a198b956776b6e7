package io.github.telegramupdates.engine.lanes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * The search for the updates of a batch that are to blame for its failures. The batch is
 * delivered alone, with a flush after each update. An update that is named is parked: it
 * is left out of the next delivery, whose change stores it. So each delivery names one
 * more, until one succeeds. Belongs to the lane of the batch.
 */
final class FailingUpdateSearch {

	private final Batch batch;

	private final int attempts;

	private final Instant firstFailure;

	private List<SequencedUpdate> updates;

	private List<ParkedUpdate> parked = List.of();

	/**
	 * Begins a search.
	 * @param batch the batch that failed
	 * @param attempts how often
	 * @param firstFailure since when
	 */
	FailingUpdateSearch(Batch batch, int attempts, Instant firstFailure) {
		this.batch = batch;
		this.attempts = attempts;
		this.firstFailure = firstFailure;
		this.updates = batch.updates();
	}

	/**
	 * Whether updates of a batch can be parked: it has some, and a change to store them
	 * with.
	 */
	static boolean isPossible(Batch batch) {
		return batch.change() != null && !batch.updates().isEmpty();
	}

	/**
	 * What is to be delivered: the batch without the updates that are parked.
	 */
	Batch batch() {
		StateChange change = this.batch.change();
		return new Batch(this.batch.id(), this.batch.userId(), this.batch.lane(), this.updates,
				(change != null) ? change.withParked(this.parked) : null);
	}

	/**
	 * The delivery has failed.
	 * @return whether it names an update, which is parked now
	 */
	boolean parks(Throwable failure, Instant now) {
		return failure instanceof BatchFailedException named && named.getCause() != null
				&& park(named.update(), named.listener(), named.getCause(), now);
	}

	private boolean park(@Nullable SequencedUpdate failing, @Nullable String listener, Throwable cause, Instant now) {
		List<SequencedUpdate> others = new ArrayList<>(this.updates);
		// two updates may be equal
		if (failing == null || !others.removeIf((update) -> update == failing)) {
			return false;
		}
		List<ParkedUpdate> all = new ArrayList<>(this.parked);
		all.add(failing.toParked(this.batch.userId(), this.batch.lane(),
				new ParkedUpdate.Failure(listener, cause.getClass().getName(), this.attempts, this.firstFailure, now)));
		this.updates = others;
		this.parked = all;
		return true;
	}

	/**
	 * Begins again: what was named may have failed for the sake of the database.
	 */
	void restart() {
		this.updates = this.batch.updates();
		this.parked = List.of();
	}

}

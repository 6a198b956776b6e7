package io.github.telegramupdates.engine.delivery;

import java.util.List;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered in one transaction: a run of live updates of one lane, or one page of
 * a difference, which cannot be divided because its members have no positions.
 *
 * @param id rises with each batch of an account, from 1 after each start; 0 for updates
 * that came before the position was loaded
 * @param userId id of the account
 * @param lane where it is delivered
 * @param updates in order; empty if only the position moves
 * @param change what to commit with the effects of the handlers; {@code null} if no
 * position is touched
 * @param replay the parked update that is the only one, to be deleted with the effects of
 * the handlers; {@code null} if the batch is none that is delivered again
 */
public record Batch(long id, long userId, Lane lane, List<SequencedUpdate> updates, @Nullable StateChange change,
		@Nullable Replay replay) {

	/**
	 * Copies the updates.
	 */
	public Batch {
		updates = List.copyOf(updates);
	}

	/**
	 * Creates a batch of updates that were not delivered before.
	 * @param id rises with each batch of an account
	 * @param userId id of the account
	 * @param lane where it is delivered
	 * @param updates in order
	 * @param change what to commit with the effects of the handlers
	 */
	public Batch(long id, long userId, Lane lane, List<SequencedUpdate> updates, @Nullable StateChange change) {
		this(id, userId, lane, updates, change, null);
	}

	/**
	 * Creates the batch that delivers a parked update again.
	 * @param replay the update
	 * @return a batch of its lane
	 * @throws io.github.telegramupdates.engine.storage.UnreadableUpdateException if the
	 * update is of another layer or damaged
	 */
	public static Batch of(Replay replay) {
		ParkedUpdate parked = replay.parked();
		return new Batch(0, parked.userId(), parked.lane(), List.of(SequencedUpdate.of(parked)), null, replay);
	}

}

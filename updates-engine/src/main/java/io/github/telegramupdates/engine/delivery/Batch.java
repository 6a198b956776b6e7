package io.github.telegramupdates.engine.delivery;

import java.util.List;

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
 */
public record Batch(long id, long userId, Lane lane, List<SequencedUpdate> updates, @Nullable StateChange change) {

	/**
	 * Copies the updates.
	 */
	public Batch {
		updates = List.copyOf(updates);
	}

}

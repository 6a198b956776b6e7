package io.github.telegramupdates.engine.delivery;

import java.util.List;

/**
 * A batch that could not be delivered, and was rolled back.
 *
 * @param userId id of the account
 * @param lane where it is delivered
 * @param updates what it holds, in order; empty if only a position was to move
 * @param attempts how often it was delivered by itself and failed, at least once
 * @param failure what was thrown the last time
 */
public record FailedDelivery(long userId, Lane lane, List<SequencedUpdate> updates, int attempts, Throwable failure) {

	/**
	 * Copies the updates.
	 */
	public FailedDelivery {
		updates = List.copyOf(updates);
	}

}

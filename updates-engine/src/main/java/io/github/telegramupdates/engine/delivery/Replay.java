package io.github.telegramupdates.engine.delivery;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * The delivery of a parked update, which is deleted with the effects of the handlers.
 *
 * @param parked the update
 * @param ownerEpoch the claim under which it is delivered
 */
public record Replay(ParkedUpdate parked, long ownerEpoch) {

	/**
	 * Deletes the parked update, in the transaction of the caller if there is one.
	 * @param storage keeps it
	 * @throws io.github.telegramupdates.engine.storage.StateConflictException if it is
	 * stored no more, or if the account was claimed since; the caller's transaction must
	 * roll back
	 */
	public void commit(StateStorage storage) {
		ParkedUpdateStorage parkedUpdates = storage.parkedUpdates()
			.orElseThrow(() -> new IllegalStateException("The storage keeps no parked updates"));
		parkedUpdates.deleteReplayed(this.parked.userId(), this.ownerEpoch, this.parked.id());
	}

}

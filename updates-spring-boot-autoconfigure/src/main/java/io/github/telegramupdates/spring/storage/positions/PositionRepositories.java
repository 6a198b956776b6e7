package io.github.telegramupdates.spring.storage.positions;

import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.storage.jpa.RepositoryFactory;
import io.github.telegramupdates.spring.storage.parked.ParkedUpdateTable;

/**
 * The repositories of positions, and the batches that write them.
 */
record PositionRepositories(UserStateRepository users, ChannelStateRepository channels, FetchIntentRepository intents,
		HistoryHoleRepository holes, ParkedUpdateTable parked, PositionBatches batches) {

	static PositionRepositories create(RepositoryFactory factory) {
		return new PositionRepositories(factory.create(UserStateRepository.class),
				factory.create(ChannelStateRepository.class), factory.create(FetchIntentRepository.class),
				factory.create(HistoryHoleRepository.class), ParkedUpdateTable.create(factory),
				new PositionBatches(factory.batches()));
	}

	/**
	 * Checks the claim on an account, without a lock.
	 * @throws StateConflictException if someone else has claimed it since
	 */
	void requireOwner(long userId, long ownerEpoch) {
		long stored = this.batches.findOwnerEpoch(userId).orElse(0);
		if (stored != ownerEpoch) {
			throw new StateConflictException(userId, Reason.OWNERSHIP_LOST,
					"claim " + ownerEpoch + " was overtaken by claim " + stored);
		}
	}

}

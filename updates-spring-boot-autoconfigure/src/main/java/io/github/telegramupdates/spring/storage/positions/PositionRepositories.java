package io.github.telegramupdates.spring.storage.positions;

import io.github.telegramupdates.spring.storage.jpa.RepositoryFactory;

/**
 * The repositories of positions, and the batches that write them.
 */
record PositionRepositories(UserStateRepository users, ChannelStateRepository channels, FetchIntentRepository intents,
		HistoryHoleRepository holes, PositionBatches batches) {

	static PositionRepositories create(RepositoryFactory factory) {
		return new PositionRepositories(factory.create(UserStateRepository.class),
				factory.create(ChannelStateRepository.class), factory.create(FetchIntentRepository.class),
				factory.create(HistoryHoleRepository.class), new PositionBatches(factory.batches()));
	}

}

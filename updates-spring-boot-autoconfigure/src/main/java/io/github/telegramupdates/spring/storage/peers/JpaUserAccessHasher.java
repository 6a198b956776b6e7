package io.github.telegramupdates.spring.storage.peers;

import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

/**
 * Access hashes of users in the application's database. Each call writes in a short
 * transaction of its own, in the order of the ids, in one batch and only what is not
 * stored yet; so a hash is kept even if the handlers that run next fail.
 */
final class JpaUserAccessHasher implements UserAccessHasher {

	private final RepositoryTransactions<Stored> stored;

	/**
	 * Creates the hasher.
	 * @param access the database
	 */
	JpaUserAccessHasher(StorageAccess access) {
		this.stored = access.open((factory) -> new Stored(factory.create(UserAccessHashRepository.class),
				new AccessHashBatch(factory.batches(), UserAccessHashEntity.class, "peer_id")));
	}

	@Override
	public OptionalLong getUserAccessHash(long userId, long peerId) {
		return this.stored.run((tables) -> tables.repository().findHash(userId, peerId))
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	@Override
	public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
		if (hashes.isEmpty()) {
			return;
		}
		this.stored.runAlone((tables) -> {
			tables.batch()
				.write(userId, ChangedHashes.of(hashes, (ids) -> tables.repository().findHashes(userId, ids)));
			return hashes;
		});
	}

	private record Stored(UserAccessHashRepository repository, AccessHashBatch batch) {
	}

}

package io.github.telegramupdates.spring.storage.peers;

import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

/**
 * Access hashes of channels and supergroups in the application's database. Each call
 * writes in a short transaction of its own, in the order of the ids, in one batch and
 * only what is not stored yet; so a hash is kept even if the handlers that run next fail.
 */
final class JpaChannelAccessHasher implements ChannelAccessHasher {

	private final RepositoryTransactions<Stored> stored;

	/**
	 * Creates the hasher.
	 * @param access the database
	 */
	JpaChannelAccessHasher(StorageAccess access) {
		this.stored = access.open((factory) -> new Stored(factory.create(ChannelAccessHashRepository.class),
				new AccessHashBatch(factory.batches(), ChannelAccessHashEntity.class, "channel_id")));
	}

	@Override
	public OptionalLong getChannelAccessHash(long userId, long channelId) {
		return this.stored.run((tables) -> tables.repository().findHash(userId, channelId))
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	@Override
	public void setChannelAccessHashes(long userId, Map<Long, Long> hashes) {
		if (hashes.isEmpty()) {
			return;
		}
		this.stored.runAlone((tables) -> {
			tables.batch()
				.write(userId, ChangedHashes.of(hashes, (ids) -> tables.repository().findHashes(userId, ids)));
			return hashes;
		});
	}

	private record Stored(ChannelAccessHashRepository repository, AccessHashBatch batch) {
	}

}

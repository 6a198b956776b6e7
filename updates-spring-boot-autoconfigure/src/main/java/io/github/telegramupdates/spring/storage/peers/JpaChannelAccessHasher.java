package io.github.telegramupdates.spring.storage.peers;

import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

/**
 * Access hashes of channels and supergroups in the application's database. Each call
 * writes in a short transaction of its own, in the order of the ids, and only what is not
 * stored yet; so a hash is kept even if the handlers that run next fail.
 */
final class JpaChannelAccessHasher implements ChannelAccessHasher {

	private final RepositoryTransactions<ChannelAccessHashRepository> stored;

	/**
	 * Creates the hasher.
	 * @param access the database
	 */
	JpaChannelAccessHasher(StorageAccess access) {
		this.stored = access.open((factory) -> factory.create(ChannelAccessHashRepository.class));
	}

	@Override
	public OptionalLong getChannelAccessHash(long userId, long channelId) {
		return this.stored.run((repository) -> repository.findHash(userId, channelId))
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	@Override
	public void setChannelAccessHashes(long userId, Map<Long, Long> hashes) {
		if (hashes.isEmpty()) {
			return;
		}
		this.stored.runAlone((repository) -> {
			repository.upsert(ChangedHashes.of(hashes, (ids) -> repository.findHashes(userId, ids),
					(id, hash) -> new ChannelAccessHashEntity(userId, id, hash)));
			return hashes;
		});
	}

}

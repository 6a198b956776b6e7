package io.github.telegramupdates.spring.storage.jpa;

import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;

/**
 * Access hashes of channels and supergroups in the application's database. Each call
 * writes in a short transaction of its own, in the order of the ids, and only what is not
 * stored yet; so a hash is kept even if the handlers that run next fail.
 */
public final class JpaChannelAccessHasher implements ChannelAccessHasher {

	private final StorageAccess access;

	/**
	 * Creates the hasher.
	 * @param access the database
	 */
	public JpaChannelAccessHasher(StorageAccess access) {
		this.access = access;
	}

	@Override
	public OptionalLong getChannelAccessHash(long userId, long channelId) {
		return this.access.run((repositories) -> repositories.channelHashes().findHash(userId, channelId))
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	@Override
	public void setChannelAccessHashes(long userId, Map<Long, Long> hashes) {
		if (hashes.isEmpty()) {
			return;
		}
		this.access.runAlone((repositories) -> {
			ChannelAccessHashRepository repository = repositories.channelHashes();
			repository.upsert(AccessHashes.changed(hashes, (ids) -> repository.findHashes(userId, ids),
					(id, hash) -> new ChannelAccessHashEntity(userId, id, hash)));
			return hashes;
		});
	}

}

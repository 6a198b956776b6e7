package io.github.telegramupdates.spring.storage.jpa;

import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.peers.UserAccessHasher;

/**
 * Access hashes of users in the application's database. Each call writes in a short
 * transaction of its own, in the order of the ids, and only what is not stored yet; so a
 * hash is kept even if the handlers that run next fail.
 */
public final class JpaUserAccessHasher implements UserAccessHasher {

	private final StorageAccess access;

	/**
	 * Creates the hasher.
	 * @param access the database
	 */
	public JpaUserAccessHasher(StorageAccess access) {
		this.access = access;
	}

	@Override
	public OptionalLong getUserAccessHash(long userId, long peerId) {
		return this.access.run((repositories) -> repositories.userHashes().findHash(userId, peerId))
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	@Override
	public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
		if (hashes.isEmpty()) {
			return;
		}
		this.access.runAlone((repositories) -> {
			UserAccessHashRepository repository = repositories.userHashes();
			repository.upsert(AccessHashes.changed(hashes, (ids) -> repository.findHashes(userId, ids),
					(id, hash) -> new UserAccessHashEntity(userId, id, hash)));
			return hashes;
		});
	}

}

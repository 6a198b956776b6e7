package io.github.telegramupdates.engine.peers;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Stores the access hashes of users, as an account sees them.
 * <p>
 * Implementations are safe for use by many threads.
 */
public interface UserAccessHasher {

	/**
	 * Returns the access hash of a user.
	 * @param userId id of the account
	 * @param peerId id of the user
	 * @return the hash, empty if unknown
	 */
	OptionalLong getUserAccessHash(long userId, long peerId);

	/**
	 * Stores the access hashes of users, in a transaction of its own.
	 * @param userId id of the account
	 * @param hashes access hashes by user id
	 */
	void setUserAccessHashes(long userId, Map<Long, Long> hashes);

	/**
	 * Stores the access hash of a user.
	 * @param userId id of the account
	 * @param peerId id of the user
	 * @param accessHash the hash
	 */
	default void setUserAccessHash(long userId, long peerId, long accessHash) {
		setUserAccessHashes(userId, Map.of(peerId, accessHash));
	}

}

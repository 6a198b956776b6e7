package io.github.telegramupdates.engine.peers;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Stores the access hashes of channels and supergroups, as an account sees them.
 * <p>
 * Implementations are safe for use by many threads.
 */
public interface ChannelAccessHasher {

	/**
	 * Returns the access hash of a channel.
	 * @param userId id of the account
	 * @param channelId id of the channel
	 * @return the hash, empty if unknown
	 */
	OptionalLong getChannelAccessHash(long userId, long channelId);

	/**
	 * Stores the access hashes of channels, in a transaction of its own.
	 * @param userId id of the account
	 * @param hashes access hashes by channel id
	 */
	void setChannelAccessHashes(long userId, Map<Long, Long> hashes);

	/**
	 * Stores the access hash of a channel.
	 * @param userId id of the account
	 * @param channelId id of the channel
	 * @param accessHash the hash
	 */
	default void setChannelAccessHash(long userId, long channelId, long accessHash) {
		setChannelAccessHashes(userId, Map.of(channelId, accessHash));
	}

}

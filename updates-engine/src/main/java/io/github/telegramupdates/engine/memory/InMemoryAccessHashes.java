package io.github.telegramupdates.engine.memory;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;

/**
 * Access hashes of channels and users in the heap, each as the account sees it. Nothing
 * is ever evicted.
 */
public final class InMemoryAccessHashes implements ChannelAccessHasher, UserAccessHasher {

	private final Map<Long, Map<Long, Long>> channels = new ConcurrentHashMap<>();

	private final Map<Long, Map<Long, Long>> users = new ConcurrentHashMap<>();

	@Override
	public OptionalLong getChannelAccessHash(long userId, long channelId) {
		return find(this.channels, userId, channelId);
	}

	@Override
	public void setChannelAccessHashes(long userId, Map<Long, Long> hashes) {
		store(this.channels, userId, hashes);
	}

	@Override
	public OptionalLong getUserAccessHash(long userId, long peerId) {
		return find(this.users, userId, peerId);
	}

	@Override
	public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
		store(this.users, userId, hashes);
	}

	private static OptionalLong find(Map<Long, Map<Long, Long>> hashes, long userId, long peerId) {
		Long hash = hashes.getOrDefault(userId, Map.of()).get(peerId);
		return (hash != null) ? OptionalLong.of(hash) : OptionalLong.empty();
	}

	private static void store(Map<Long, Map<Long, Long>> stored, long userId, Map<Long, Long> hashes) {
		stored.computeIfAbsent(userId, (id) -> new ConcurrentHashMap<>()).putAll(hashes);
	}

}

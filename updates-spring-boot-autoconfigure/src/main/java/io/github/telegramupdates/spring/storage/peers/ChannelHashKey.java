package io.github.telegramupdates.spring.storage.peers;

/**
 * Key of a channel's access hash.
 *
 * @param userId id of the account
 * @param channelId id of the channel
 */
record ChannelHashKey(long userId, long channelId) {
}

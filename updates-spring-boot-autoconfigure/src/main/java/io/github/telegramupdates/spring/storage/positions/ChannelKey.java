package io.github.telegramupdates.spring.storage.positions;

/**
 * What belongs to a channel of an account.
 *
 * @param userId id of the account
 * @param channelId id of the channel
 */
record ChannelKey(long userId, long channelId) {
}

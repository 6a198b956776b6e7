package io.github.telegramupdates.engine.storage;

/**
 * A durable promise to fetch the difference of a channel. It is stored together
 * with the account's position that would otherwise make the server forget to mention the
 * channel.
 *
 * @param channelId the channel
 * @param expectedPts for a channel with a stored position: the position that the fetch
 * has to reach, as far as known; for a channel without one: the position to fetch from. 0
 * if unknown
 * @param generation rises with each promise of an account, so that a fetch takes back
 * those promises only that were made before it was sent
 */
public record FetchIntent(long channelId, int expectedPts, long generation) {
}

package io.github.telegramupdates.spring.storage.peers;

/**
 * Key of a user's access hash.
 *
 * @param userId id of the account
 * @param peerId id of the user
 */
record UserHashKey(long userId, long peerId) {
}

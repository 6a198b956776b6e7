package io.github.telegramupdates.spring.storage.jpa;

/**
 * What belongs to a user that an account knows.
 *
 * @param userId id of the account
 * @param peerId id of the user
 */
record PeerKey(long userId, long peerId) {
}

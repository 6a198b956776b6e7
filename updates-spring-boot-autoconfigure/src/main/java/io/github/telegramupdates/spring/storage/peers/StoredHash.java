package io.github.telegramupdates.spring.storage.peers;

/**
 * An access hash as it is read.
 *
 * @param id id of the channel or user
 * @param accessHash its hash
 */
record StoredHash(long id, long accessHash) {
}

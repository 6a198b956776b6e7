package io.github.telegramupdates.spring.storage.positions;

/**
 * Which claim of an account holds.
 *
 * @param userId id of the account
 * @param ownerEpoch how often it was claimed
 */
record StoredClaim(long userId, long ownerEpoch) {
}

package io.github.telegramupdates.spring.storage.sessions;

/**
 * One of the sessions of an account.
 *
 * @param account name of the account in the configuration
 * @param number 0 for the one in use
 */
record SessionKey(String account, int number) {
}

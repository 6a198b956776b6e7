package io.github.telegramupdates.mtproto.client;

/**
 * What a client has cost so far.
 *
 * @param connections connections that were opened
 * @param sessions sessions that were begun
 * @param exchanges keys that were exchanged
 * @param logins logins that succeeded
 */
public record ClientStatistics(int connections, int sessions, int exchanges, int logins) {

}

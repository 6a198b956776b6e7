package io.github.telegramupdates.engine.intake;

import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.ServerClock;
import io.github.telegramupdates.engine.peers.PeerStore;

/**
 * What the connections of an account have in common when they receive something.
 *
 * @param name how the log calls the account
 * @param userId id of the account
 * @param inbox where everything goes
 * @param peers learn what is received
 * @param shortMessages those that wait for their peers
 * @param startup delivers at once what needs no state
 * @param clock the time of pushes
 */
public record IntakeContext(String name, long userId, AccountInbox inbox, PeerStore peers,
		ShortMessageQueue shortMessages, StartupBuffer startup, ServerClock clock) {
}

package io.github.telegramupdates.mtproto.client;

import java.util.concurrent.Executor;

import io.github.telegramupdates.mtproto.connection.DataCenterAddresses;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.runtime.ExchangeLimiter;
import io.github.telegramupdates.mtproto.store.SessionKeeper;
import io.netty.channel.EventLoop;

/**
 * What all connections of one account have in common.
 *
 * @param settings how the client was built
 * @param loop where all of the account happens
 * @param workers do what takes time
 * @param blocking wait for databases, files and look-ups
 * @param turns when it may exchange a key
 * @param random random bytes
 * @param inbox takes what arrives
 * @param keeper keeps the session
 * @param addresses where data centers listen
 * @param counts counts costs
 */
record ClientContext(ClientSettings settings, EventLoop loop, Executor workers, Executor blocking,
		ExchangeLimiter turns, RandomBytes random, Inbox inbox, SessionKeeper keeper, DataCenterAddresses addresses,
		ClientCounters counts) {

}

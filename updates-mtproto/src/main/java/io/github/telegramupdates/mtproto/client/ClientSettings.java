package io.github.telegramupdates.mtproto.client;

import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.inbox.InboxLimits;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;

/**
 * How a client was built.
 *
 * @param network how servers are reached
 * @param session what the session is told
 * @param store where the session is kept
 * @param binding the credentials that the session is bound to
 * @param events who is told what the client does
 * @param inbox how much may wait for the consumer of updates
 */
record ClientSettings(NetworkSettings network, SessionOptions session, SessionStore store, LoginBinding binding,
		ClientEvents events, InboxLimits inbox) {

}

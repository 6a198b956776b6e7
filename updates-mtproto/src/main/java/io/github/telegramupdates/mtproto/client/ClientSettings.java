package io.github.telegramupdates.mtproto.client;

import java.util.List;

import io.github.telegramupdates.mtproto.connection.ServerAddress;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.Transport;

/**
 * How a client was built.
 *
 * @param dc number of the data center
 * @param dcNumber the same, as exchanges and transports number it
 * @param address where it listens
 * @param serverKeys keys by which it may prove itself
 * @param transport how messages are put on a connection
 * @param session what the session is told
 * @param store where the session is kept
 */
record ClientSettings(int dc, int dcNumber, ServerAddress address, List<RsaPublicKey> serverKeys, Transport transport,
		SessionOptions session, SessionStore store) {

	ClientSettings {
		serverKeys = List.copyOf(serverKeys);
	}

}

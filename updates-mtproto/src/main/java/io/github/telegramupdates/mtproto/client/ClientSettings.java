package io.github.telegramupdates.mtproto.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.telegramupdates.mtproto.connection.Ipv6Use;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;

/**
 * How a client was built.
 *
 * @param network which network of Telegram's
 * @param dc number of the data center to begin with
 * @param servers addresses of other servers than Telegram's, by numbers of data centers
 * @param serverKeys keys by which servers may prove themselves
 * @param ipv6 whether they are reached by IPv6
 * @param transport how messages are put on a connection
 * @param session what the session is told
 * @param store where the session is kept
 * @param binding the credentials that the session is bound to
 * @param events who is told what the client does
 */
record ClientSettings(TelegramNetwork network, int dc, Map<Integer, List<ServerAddress>> servers,
		List<RsaPublicKey> serverKeys, Ipv6Use ipv6, Transport transport, SessionOptions session, SessionStore store,
		LoginBinding binding, ClientEvents events) {

	ClientSettings {
		servers = servers.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue())));
		serverKeys = List.copyOf(serverKeys);
	}

	/** Telegram's addresses, which no server of another network is looked for at. */
	Map<Integer, List<ServerAddress>> builtIn() {
		return this.servers.isEmpty() ? this.network.servers() : Map.of();
	}

	/** A data center as exchanges and transports number it. */
	int numberOf(int number) {
		return this.network.numberOf(number);
	}

}

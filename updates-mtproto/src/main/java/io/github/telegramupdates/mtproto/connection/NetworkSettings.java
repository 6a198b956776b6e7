package io.github.telegramupdates.mtproto.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches servers.
 *
 * @param network which network of Telegram's
 * @param dc number of the data center to begin with
 * @param servers addresses of other servers than Telegram's, by numbers of data centers
 * @param serverKeys keys by which servers may prove themselves
 * @param ipv6 whether they are reached by IPv6
 * @param proxy through which connections go, {@code null} if through none
 * @param transport how messages are put on a connection
 * @param configDelay how long after the login servers are asked for addresses
 * @param permitted whether the account may be connected right now
 */
public record NetworkSettings(TelegramNetwork network, int dc, Map<Integer, List<ServerAddress>> servers,
		List<RsaPublicKey> serverKeys, Ipv6Use ipv6, @Nullable ProxySettings proxy, Transport transport,
		Duration configDelay, BooleanSupplier permitted) {

	/**
	 * Start-up is left to logins and differences.
	 */
	public static final Duration CONFIG_DELAY = Duration.ofSeconds(5);

	public NetworkSettings {
		servers = servers.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue())));
		serverKeys = List.copyOf(serverKeys);
	}

	/** Makes room for what an account learns about addresses. */
	public DataCenterAddresses addresses() {
		// no server of another network is looked for at Telegram's addresses
		Map<Integer, List<ServerAddress>> builtIn = this.servers.isEmpty() ? this.network.servers() : Map.of();
		return new DataCenterAddresses(this.servers, builtIn, this.ipv6);
	}

	/** A data center as exchanges and transports number it. */
	public int numberOf(int number) {
		return this.network.numberOf(number);
	}

}

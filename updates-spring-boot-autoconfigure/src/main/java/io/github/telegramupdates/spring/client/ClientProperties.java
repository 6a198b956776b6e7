package io.github.telegramupdates.spring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.connection.Ipv6Use;
import io.github.telegramupdates.mtproto.transport.Transport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * How accounts are connected to Telegram. What an account says for itself, below
 * {@code telegram.updates.accounts.<name>}, wins.
 *
 * @param testDcs Whether to connect to Telegram's network for tests, which has accounts
 * of its own.
 * @param servers Servers to connect to instead of those of Telegram.
 * @param publicKeys Keys by which these servers may prove themselves: in PEM, or the
 * location of a file or resource. Whoever has the private key of one can read everything.
 * @param transport How messages are put on a connection. "obfuscated" hides from
 * onlookers that it is Telegram.
 * @param ipv6 When to connect by IPv6: not at all, as a fallback, or before IPv4.
 * @param proxy Proxy through which all connections go.
 * @param floodWaitThreshold How long a call is held back at most when Telegram asks to
 * wait; it fails if it would take longer.
 * @param session Where sessions, and with them logins, are kept.
 */
@ConfigurationProperties("telegram.updates")
record ClientProperties(@Nullable Boolean testDcs, @Nullable List<ServerProperties> servers,
		@Nullable List<String> publicKeys, @Nullable Transport transport, @Nullable Ipv6Use ipv6,
		@NestedConfigurationProperty @Nullable ProxyProperties proxy, @Nullable Duration floodWaitThreshold,
		@NestedConfigurationProperty @Nullable SessionProperties session) {

	static final ClientProperties NONE = new ClientProperties(null, null, null, null, null, null, null, null);

	/**
	 * Names every mistake.
	 * @param prefix where these properties are
	 * @param keys reads keys
	 */
	List<ClientProblem> problems(String prefix, PublicKeys keys) {
		List<ClientProblem> problems = new ArrayList<>();
		List<ServerProperties> named = orEmpty(this.servers);
		for (int index = 0; index < named.size(); index++) {
			problems.addAll(named.get(index).problems(prefix + ".servers[" + index + "]"));
		}
		problems.addAll(keys.problems(prefix + ".public-keys", orEmpty(this.publicKeys)));
		if (this.proxy != null) {
			problems.addAll(this.proxy.problems(prefix + ".proxy"));
		}
		if (this.floodWaitThreshold != null && this.floodWaitThreshold.isNegative()) {
			problems.add(new ClientProblem(prefix + ".flood-wait-threshold is negative",
					"set it to 0 to have each call fail that has to wait"));
		}
		problems.addAll(sessionOrNone().problems(prefix + ".session"));
		return problems;
	}

	/**
	 * Takes what is not set here from there.
	 */
	ClientProperties over(ClientProperties fallback) {
		return new ClientProperties(either(this.testDcs, fallback.testDcs), either(this.servers, fallback.servers),
				either(this.publicKeys, fallback.publicKeys), either(this.transport, fallback.transport),
				either(this.ipv6, fallback.ipv6), either(this.proxy, fallback.proxy),
				either(this.floodWaitThreshold, fallback.floodWaitThreshold),
				sessionOrNone().over(fallback.sessionOrNone()));
	}

	SessionProperties sessionOrNone() {
		return (this.session != null) ? this.session : SessionProperties.NONE;
	}

	TelegramServers toServers(PublicKeys keys) {
		return new TelegramServers(Boolean.TRUE.equals(this.testDcs),
				orEmpty(this.servers).stream().map(ServerProperties::toAddress).toList(),
				keys.readAll(orEmpty(this.publicKeys)));
	}

	private static <T> @Nullable T either(@Nullable T own, @Nullable T fallback) {
		return (own != null) ? own : fallback;
	}

	private static <T> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

}

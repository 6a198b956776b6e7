package io.github.telegramupdates.mtproto.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.tl.DcOption;
import io.netty.util.NetUtil;

/**
 * Chooses from the options of a {@code config} what a client can use. Left out are
 * servers of media and of the CDN, those that want a secret, and those that want
 * obfuscation from a client without it. Through a proxy, static addresses come first.
 *
 * @see <a href="https://core.telegram.org/constructor/dcOption">dcOption</a>
 */
final class ConfigAddresses {

	private ConfigAddresses() {
	}

	static Map<Integer, List<ServerAddress>> usable(List<DcOption> options, NetworkSettings network) {
		boolean proxied = network.proxy() != null;
		return options.stream()
			.filter((option) -> isUsable(option, network.transport()))
			.sorted(Comparator.comparing((option) -> proxied && !option.static_()))
			.collect(Collectors.groupingBy(DcOption::id,
					Collectors.mapping(ConfigAddresses::addressOf, Collectors.toUnmodifiableList())));
	}

	private static boolean isUsable(DcOption option, Transport transport) {
		boolean meant = !option.mediaOnly() && !option.cdn() && option.secret() == null;
		boolean understood = !option.tcpoOnly() || transport == Transport.OBFUSCATED;
		return meant && understood && NetUtil.createByteArrayFromIpAddressString(option.ipAddress()) != null
				&& addressOf(option).isPossible();
	}

	private static ServerAddress addressOf(DcOption option) {
		return new ServerAddress(option.ipAddress(), option.port());
	}

}

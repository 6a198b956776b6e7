package io.github.telegramupdates.mtproto.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;

/**
 * Where data centers listen, as far as an account knows: what it received from its
 * configuration, then what it learned, then what is built in. Confined to the loop.
 */
public final class DataCenterAddresses {

	/** Of one data center: far more than any has. */
	private static final int MAX_LEARNED = 32;

	private final Map<Integer, List<ServerAddress>> configured;

	private final Map<Integer, List<ServerAddress>> builtIn;

	private final Map<Integer, List<ServerAddress>> learned = new HashMap<>();

	private final Ipv6Use ipv6;

	private boolean ipv6Wanted;

	/**
	 * Creates the addresses of an account.
	 * @param configured by numbers of data centers
	 * @param builtIn by numbers of data centers
	 * @param ipv6 whether they are reached by IPv6
	 */
	public DataCenterAddresses(Map<Integer, List<ServerAddress>> configured, Map<Integer, List<ServerAddress>> builtIn,
			Ipv6Use ipv6) {
		this.configured = Map.copyOf(configured);
		this.builtIn = Map.copyOf(builtIn);
		this.ipv6 = ipv6;
	}

	/** Takes what a server sends in place of what was learned before. */
	public void learn(Config config, NetworkSettings network) {
		this.ipv6Wanted = config.forceTryIpv6();
		ConfigAddresses.usable(config.dcOptions(), network).forEach(this::learn);
	}

	/**
	 * Takes what a server sends besides what was learned before, which comes after it.
	 */
	public void add(List<DcOption> options, NetworkSettings network) {
		ConfigAddresses.usable(options, network)
			.forEach((dc, sent) -> learn(dc, Stream.concat(sent.stream(), learned(dc).stream()).distinct().toList()));
	}

	/** Takes what is known now of a data center in place of what was learned before. */
	public void learn(int dc, List<ServerAddress> addresses) {
		this.learned.put(dc, addresses.stream().limit(MAX_LEARNED).toList());
	}

	/** What was learned of a data center. */
	public List<ServerAddress> learned(int dc) {
		return this.learned.getOrDefault(dc, List.of());
	}

	public boolean knows(int dc) {
		return !of(dc).isEmpty();
	}

	/** All addresses of a data center, in the order in which they are tried. */
	public List<ServerAddress> of(int dc) {
		Set<ServerAddress> all = new LinkedHashSet<>();
		for (Map<Integer, List<ServerAddress>> source : List.of(this.configured, this.learned, this.builtIn)) {
			all.addAll(source.getOrDefault(dc, List.of()));
		}
		List<ServerAddress> usable = new ArrayList<>(all);
		if (this.ipv6 == Ipv6Use.OFF) {
			usable.removeIf(ServerAddress::isIpv6);
			return usable.isEmpty() ? List.copyOf(all) : usable;
		}
		boolean ipv6First = this.ipv6 == Ipv6Use.PREFERRED || this.ipv6Wanted;
		usable.sort(Comparator.comparing((address) -> address.isIpv6() != ipv6First));
		return usable;
	}

}

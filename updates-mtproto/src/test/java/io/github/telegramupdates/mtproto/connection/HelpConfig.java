package io.github.telegramupdates.mtproto.connection;

import java.util.List;

import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;

/**
 * Makes configurations as servers send them.
 */
public final class HelpConfig {

	private HelpConfig() {
	}

	public static Config of(boolean ipv6, List<DcOption> options) {
		int now = (int) (System.currentTimeMillis() / 1000);
		return Config.builder()
			.date(now)
			.expires(now + 3600)
			.thisDc(2)
			.forceTryIpv6(ipv6)
			.dcOptions(options)
			.dcTxtDomainName("")
			.meUrlPrefix("")
			.build();
	}

}

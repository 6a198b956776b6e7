package io.github.telegramupdates.spring.client;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.connection.ProxySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * A proxy.
 *
 * @param type What the proxy speaks.
 * @param host Name or address of the proxy.
 * @param port Port of the proxy.
 * @param username Name to log in to the proxy by.
 * @param password Password to log in to the proxy by.
 */
record ProxyProperties(@DefaultValue("socks5") ProxySettings.Type type, @Nullable String host,
		@DefaultValue("0") int port, @Nullable String username, @Nullable String password) {

	private static final int HIGHEST_PORT = 65_535;

	List<ClientProblem> problems(String property) {
		List<ClientProblem> problems = new ArrayList<>();
		if (!StringUtils.hasText(this.host)) {
			problems.add(new ClientProblem(property + ".host is missing", "name the proxy, or remove its properties"));
		}
		if (this.port < 1 || this.port > HIGHEST_PORT) {
			problems.add(new ClientProblem(property + ".port is " + ((this.port != 0) ? this.port : "missing"),
					"set the port of the proxy, 1080 for most of SOCKS"));
		}
		if (StringUtils.hasText(this.username) != StringUtils.hasText(this.password)) {
			problems.add(new ClientProblem(property + " has one of username and password",
					"a proxy needs both, or neither"));
		}
		return problems;
	}

	ProxySettings toSettings() {
		boolean login = StringUtils.hasText(this.username);
		return new ProxySettings(this.type, (this.host != null) ? this.host : "", this.port,
				login ? this.username : null, login ? this.password : null);
	}

	@Override
	public String toString() {
		return this.type + " " + this.host + ":" + this.port;
	}

}

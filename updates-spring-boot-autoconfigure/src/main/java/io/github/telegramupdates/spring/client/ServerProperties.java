package io.github.telegramupdates.spring.client;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a data center listens.
 *
 * @param dc Number of the data center.
 * @param address Host and port, as in "149.154.167.50:443" or
 * "[2001:67c:4e8:f002::a]:443".
 */
record ServerProperties(@DefaultValue("2") int dc, @Nullable String address) {

	private static final int HIGHEST_PORT = 65_535;

	List<ClientProblem> problems(String property) {
		List<ClientProblem> problems = new ArrayList<>();
		if (this.dc < 1) {
			problems.add(new ClientProblem(property + ".dc is " + this.dc,
					"data centers are numbered from 1, and Telegram's first one is 2"));
		}
		if (host().isEmpty() || port() < 1 || port() > HIGHEST_PORT) {
			problems
				.add(new ClientProblem(property + ".address is " + ((this.address != null) ? this.address : "missing"),
						"write host and port, as in 149.154.167.50:443 or [2001:67c:4e8:f002::a]:443"));
		}
		return problems;
	}

	TelegramServers.Address toAddress() {
		return new TelegramServers.Address(this.dc, host(), port());
	}

	private String host() {
		String text = text().substring(0, Math.max(0, text().lastIndexOf(':')));
		boolean bracketed = text.startsWith("[") && text.endsWith("]");
		return bracketed ? text.substring(1, text.length() - 1) : text.contains(":") ? "" : text;
	}

	private int port() {
		String text = text().substring(text().lastIndexOf(':') + 1);
		return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
	}

	private String text() {
		return (this.address != null) ? this.address.strip() : "";
	}

}

package io.github.telegramupdates.benchmarks.client;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.tl.InputPeerUser;
import org.jspecify.annotations.Nullable;

/**
 * What the program is told.
 *
 * @param host name or address of the server
 * @param port its port
 * @param keyFile its public key in PEM
 * @param apiId id of the application
 * @param apiHash its hash
 * @param login by what to log in
 * @param messages how many messages to wait for
 * @param timeout how long to wait for everything
 * @param transport how messages are put on a connection
 * @param dc number of the data center
 * @param ping how often the connection is tried
 * @param peer to whom to write
 * @param sessionFile where the session is kept, {@code null} if nowhere
 */
public record ClientArguments(String host, int port, String keyFile, int apiId, String apiHash, LoginArguments login,
		int messages, Duration timeout, Transport transport, int dc, Duration ping, InputPeerUser peer,
		@Nullable Path sessionFile) {

	/** How the program is called. */
	public static final String USAGE = "HOST PORT KEY.pem API_ID API_HASH bot:TOKEN|user:PHONE:CODE[:PASSWORD] K"
			+ " [SECONDS] [--transport T] [--session FILE] [--dc N] [--ping 60s] [--peer 777:7770]";

	private static final int REQUIRED = 7;

	private static final Set<String> OPTIONS = Set.of("--transport", "--dc", "--ping", "--peer", "--session");

	/**
	 * Reads the command line.
	 * @param words its words
	 * @return what they say
	 * @throws IllegalArgumentException if they say nothing
	 */
	public static ClientArguments of(String... words) {
		List<String> plain = new ArrayList<>();
		Map<String, String> options = new HashMap<>();
		for (int i = 0; i < words.length; i++) {
			if (!words[i].startsWith("--")) {
				plain.add(words[i]);
			}
			else if (OPTIONS.contains(words[i]) && i + 1 < words.length) {
				options.put(words[i], words[++i]);
			}
			else {
				throw new IllegalArgumentException("Unknown option or no value: " + words[i]);
			}
		}
		if (plain.size() < REQUIRED || plain.size() > REQUIRED + 1) {
			throw new IllegalArgumentException("Too few or too many arguments: " + plain.size());
		}
		return of(plain, options);
	}

	private static ClientArguments of(List<String> plain, Map<String, String> options) {
		Duration timeout = Duration.ofSeconds((plain.size() > REQUIRED) ? Long.parseLong(plain.get(REQUIRED)) : 20);
		return new ClientArguments(plain.get(0), Integer.parseInt(plain.get(1)), plain.get(2),
				Integer.parseInt(plain.get(3)), plain.get(4), LoginArguments.of(plain.get(5)),
				Integer.parseInt(plain.get(6)), timeout, transport(options.getOrDefault("--transport", "intermediate")),
				Integer.parseInt(options.getOrDefault("--dc", "2")), seconds(options.getOrDefault("--ping", "60s")),
				peer(options.getOrDefault("--peer", "777:7770")),
				options.containsKey("--session") ? Path.of(options.get("--session")) : null);
	}

	private static Transport transport(String name) {
		return name.equals("padded") ? Transport.PADDED_INTERMEDIATE : Transport.valueOf(name.toUpperCase(Locale.ROOT));
	}

	private static Duration seconds(String text) {
		try {
			return Duration.parse("PT" + text);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("No time like 60s: " + text, ex);
		}
	}

	private static InputPeerUser peer(String text) {
		String[] parts = text.split(":");
		if (parts.length != 2) {
			throw new IllegalArgumentException("No peer like 777:7770: " + text);
		}
		return new InputPeerUser(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
	}

	@Override
	public String toString() {
		return "ClientArguments[" + this.host + ":" + this.port + "]";
	}

}

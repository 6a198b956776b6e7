package io.github.telegramupdates.simulator.dc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the program is asked to do.
 *
 * @param options how the data center behaves
 * @param publicKeyFile where to write the public key, or {@code null} for nowhere
 */
record CommandLine(DataCenterOptions options, @Nullable Path publicKeyFile) {

	private static final String OPTIONS = """
			Usage: DataCenterMain --port PORT --public-key-out FILE
			  [--token TOKEN]                                  the only bot; any unless given
			  [--phone NUMBER] [--code CODE] [--password TEXT] the only user; any unless given
			  [--push COUNT] [--drop NUMBER,NUMBER...]         messages of the peer, and which are not pushed
			  [--dc NUMBER]                                    2 unless given
			  [--fault NAME[:NUMBER]]...                       what goes wrong, see below
			""";

	/** Lines of names that are not too long. */
	private static final Pattern LINE = Pattern.compile(".{1,90}(?: |$)");

	private static final Set<String> KNOWN = Set.of("--port", "--public-key-out", "--token", "--phone", "--code",
			"--password", "--push", "--drop", "--dc", "--fault");

	/**
	 * What can be asked for, with the names of all faults.
	 */
	static String usage() {
		String names = Fault.all().stream().map(Fault::text).collect(Collectors.joining(" "));
		return OPTIONS
				+ "Faults; NUMBER is the code of bad-msg, the seconds of flood, the data center of migrate, or how often:\n"
				+ LINE.matcher(names)
					.results()
					.map((line) -> "  " + line.group().strip() + "\n")
					.collect(Collectors.joining());
	}

	/**
	 * Reads arguments.
	 * @throws IllegalArgumentException if they are not as they should be
	 */
	static CommandLine of(String... arguments) {
		Map<String, List<String>> values = values(arguments);
		Credentials credentials = new Credentials(last(values, "--token"), last(values, "--phone"),
				last(values, "--code"), last(values, "--password"));
		DataCenterOptions options = new DataCenterOptions(number(values, "--port", 0), number(values, "--dc", 2),
				credentials, PushOptions.of(number(values, "--push", 0), numbers(last(values, "--drop"))),
				values.getOrDefault("--fault", List.of()).stream().map(FaultRequest::of).toList());
		String file = last(values, "--public-key-out");
		return new CommandLine(options, (file != null) ? Path.of(file) : null);
	}

	private static Map<String, List<String>> values(String... arguments) {
		Map<String, List<String>> values = new HashMap<>();
		for (int i = 0; i < arguments.length; i += 2) {
			if (!KNOWN.contains(arguments[i])) {
				throw new IllegalArgumentException("Unknown option " + arguments[i]);
			}
			if (i + 1 == arguments.length) {
				throw new IllegalArgumentException(arguments[i] + " needs a value");
			}
			values.computeIfAbsent(arguments[i], (name) -> new ArrayList<>()).add(arguments[i + 1]);
		}
		return values;
	}

	private static @Nullable String last(Map<String, List<String>> values, String name) {
		List<String> given = values.getOrDefault(name, List.of());
		return given.isEmpty() ? null : given.get(given.size() - 1);
	}

	private static int number(Map<String, List<String>> values, String name, int otherwise) {
		String value = last(values, name);
		return (value != null) ? number(value) : otherwise;
	}

	private static Set<Integer> numbers(@Nullable String list) {
		return (list == null || list.isBlank()) ? Set.of()
				: Arrays.stream(list.split(",")).map(CommandLine::number).collect(Collectors.toSet());
	}

	private static int number(String text) {
		try {
			return Integer.parseInt(text.trim());
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(text + " is no number");
		}
	}

}

package io.github.telegramupdates.tl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Components that share their bit with another. What was encoded may have one without the
 * other; the wire has both.
 */
final class SharedBits {

	private static final Path SCHEMA = Path.of("src/main/tl/telegram-layer-" + TlSchema.LAYER + ".tl");

	private static final Pattern OPTIONAL = Pattern.compile(" (\\w+):(\\w+\\.\\d+)\\?");

	private static final Set<String> NAMES = read();

	private SharedBits() {
	}

	static boolean contain(String constructor, String component) {
		return NAMES.contains(constructor + " " + component);
	}

	private static Set<String> read() {
		try {
			Set<String> names = new HashSet<>();
			for (String line : Files.readAllLines(SCHEMA)) {
				collect(line, names);
			}
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void collect(String line, Set<String> names) {
		Matcher matcher = OPTIONAL.matcher(line);
		while (matcher.find()) {
			String bit = ":" + matcher.group(2) + "?";
			boolean shared = line.indexOf(bit) != line.lastIndexOf(bit);
			if (shared) {
				names.add(line.substring(0, line.indexOf('#')) + " " + camelCase(matcher.group(1)));
			}
		}
	}

	private static String camelCase(String name) {
		return Pattern.compile("_(\\w)").matcher(name).replaceAll((match) -> match.group(1).toUpperCase());
	}

}

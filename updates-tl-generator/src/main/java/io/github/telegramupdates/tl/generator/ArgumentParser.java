package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the arguments and the type of one line.
 */
final class ArgumentParser {

	private static final Pattern ARGUMENT = Pattern.compile("^(\\w+):(?:(\\w+)\\.(\\d{1,2})\\?)?(\\S+)$");

	private static final Pattern VECTOR = Pattern.compile("^Vector<(.+)>$");

	private static final Pattern NAMED = Pattern.compile("^(?:[a-z]\\w*\\.)?[A-Z]\\w*$");

	private final int lineNumber;

	private final String line;

	private final Set<String> flagWords = new HashSet<>();

	ArgumentParser(int lineNumber, String line) {
		this.lineNumber = lineNumber;
		this.line = line;
	}

	List<Argument> arguments(String text) {
		List<Argument> arguments = new ArrayList<>();
		for (String argument : text.strip().split(" ")) {
			if (!argument.isEmpty()) {
				arguments.add(argument(argument));
			}
		}
		return List.copyOf(arguments);
	}

	private Argument argument(String text) {
		Matcher matcher = ARGUMENT.matcher(text);
		if (!matcher.matches()) {
			throw failure("cannot read argument " + text);
		}
		String name = matcher.group(1);
		String word = matcher.group(2);
		String type = matcher.group(4);
		if (word != null) {
			return conditional(name, bit(word, matcher.group(3)), type);
		}
		if (type.equals("#")) {
			this.flagWords.add(name);
			return new Argument.FlagWord(name);
		}
		return new Argument.Required(name, type(type));
	}

	private FlagBit bit(String word, String index) {
		FlagBit bit = new FlagBit(word, Integer.parseInt(index));
		if (!this.flagWords.contains(word) || bit.index() > 31) {
			throw failure("no flag " + word + "." + index);
		}
		return bit;
	}

	private Argument conditional(String name, FlagBit bit, String type) {
		return type.equals("true") ? new Argument.Switch(name, bit) : new Argument.Optional(name, bit, type(type));
	}

	TlType type(String text) {
		for (TlType.Scalar scalar : TlType.Scalar.values()) {
			if (scalar.schemaName().equals(text)) {
				return scalar;
			}
		}
		Matcher vector = VECTOR.matcher(text);
		if (vector.matches()) {
			return new TlType.Vector(type(vector.group(1)));
		}
		return switch (text) {
			case "!X" -> new TlType.Query();
			case "X" -> new TlType.Variable();
			default -> named(text);
		};
	}

	private TlType named(String text) {
		if (!NAMED.matcher(text).matches()) {
			throw failure("cannot read type " + text);
		}
		return new TlType.Named(text);
	}

	private SchemaException failure(String problem) {
		return new SchemaException(this.lineNumber, problem, this.line);
	}

}

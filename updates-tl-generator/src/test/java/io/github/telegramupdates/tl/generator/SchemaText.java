package io.github.telegramupdates.tl.generator;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes small schemas whose ids are right.
 */
final class SchemaText {

	private SchemaText() {
	}

	/**
	 * Puts ids into declarations without them.
	 */
	static String of(String... declarations) {
		return Stream.of(declarations).map(SchemaText::line).collect(Collectors.joining("\n"));
	}

	static Schema parse(String... declarations) {
		return SchemaParser.parse(of(declarations));
	}

	private static String line(String declaration) {
		if (!declaration.contains(" = ")) {
			return declaration;
		}
		String id = Integer.toHexString(ConstructorId.of(declaration));
		return declaration.replaceFirst(" ", "#" + id + " ") + ";";
	}

}

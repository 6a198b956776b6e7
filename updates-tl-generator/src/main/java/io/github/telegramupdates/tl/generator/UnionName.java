package io.github.telegramupdates.tl.generator;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Names sealed interfaces. A union keeps its name in the schema unless a constructor has
 * it, and then gets a suffix.
 *
 * @param constructors classes of all constructors
 * @param types names of all types in the schema
 * @param naming the class that a name of the schema would be
 */
record UnionName(Set<ClassName> constructors, Set<String> types, Function<String, ClassName> naming) {

	// Telegram has types auth.SentCode and auth.SentCodeType, both unions
	private static final List<String> SUFFIXES = List.of("", "Type", "Union");

	ClassName of(String type) {
		ClassName plain = this.naming.apply(type);
		for (String suffix : SUFFIXES) {
			ClassName candidate = new ClassName(plain.packageName(), plain.simpleName() + suffix);
			if (!this.constructors.contains(candidate) && (suffix.isEmpty() || !this.types.contains(type + suffix))) {
				return candidate;
			}
		}
		throw new SchemaException("no name is left for the type " + type);
	}

}

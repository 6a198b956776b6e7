package io.github.telegramupdates.tl.generator;

import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Turns names of the schema into names of Java.
 */
final class JavaNames {

	/**
	 * Methods without parameters that every record or every generated record has.
	 */
	private static final Set<String> TAKEN = Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll",
			"toString", "wait", "constructorId", "methodName", "toByteArray", "builder", "toBuilder", "build", "yield");

	private JavaNames() {
	}

	/**
	 * Package of what belongs to a namespace.
	 * @param basePackage package of what has no namespace
	 * @param name name of a constructor, method or type
	 */
	static String packageOf(String basePackage, String name) {
		int dot = name.indexOf('.');
		return (dot < 0) ? basePackage : basePackage + "." + escape(name.substring(0, dot));
	}

	static String simpleNameOf(String name) {
		String simple = camelCase(name.substring(name.indexOf('.') + 1));
		return Character.toUpperCase(simple.charAt(0)) + simple.substring(1);
	}

	static String componentName(String argument) {
		String camelCase = camelCase(argument);
		return escape(Character.toLowerCase(camelCase.charAt(0)) + camelCase.substring(1));
	}

	private static String escape(String name) {
		return (TAKEN.contains(name) || SourceVersion.isKeyword(name)) ? name + "_" : name;
	}

	private static String camelCase(String name) {
		StringBuilder result = new StringBuilder();
		for (String word : name.split("_")) {
			if (!word.isEmpty()) {
				boolean first = result.isEmpty();
				result.append(first ? word.charAt(0) : Character.toUpperCase(word.charAt(0))).append(word.substring(1));
			}
		}
		return result.toString();
	}

}

package io.github.telegramupdates.tl.generator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Java source file in the making. Indents by braces and imports what is referred to.
 */
final class JavaSource {

	private static final String BUILDER = "Builder";

	private final ClassName name;

	private final Set<ClassName> declared;

	private final Map<String, ClassName> imports = new TreeMap<>();

	private final StringBuilder body = new StringBuilder();

	private int depth;

	/**
	 * Begins a file.
	 * @param name the class in it
	 * @param declared every class that is generated
	 */
	JavaSource(ClassName name, Set<ClassName> declared) {
		this.name = name;
		this.declared = declared;
	}

	ClassName name() {
		return this.name;
	}

	/**
	 * Adds a line. A line that ends with a brace begins a block, one that starts with a
	 * brace ends it.
	 */
	JavaSource line(String text) {
		if (text.startsWith("}")) {
			this.depth--;
		}
		this.body.append(text.isEmpty() ? "" : "\t".repeat(this.depth)).append(text).append('\n');
		if (text.endsWith("{")) {
			this.depth++;
		}
		return this;
	}

	JavaSource blank() {
		return line("");
	}

	/**
	 * Imports a class if that is possible.
	 * @return how to refer to it
	 */
	String ref(String packageName, String simpleName) {
		return ref(new ClassName(packageName, simpleName));
	}

	String ref(ClassName other) {
		String simpleName = other.simpleName();
		if (other.packageName().equals(this.name.packageName())) {
			return simpleName;
		}
		boolean hides = simpleName.equals(this.name.simpleName()) || simpleName.equals(BUILDER)
				|| this.declared.contains(new ClassName(this.name.packageName(), simpleName));
		if (hides || !this.imports.getOrDefault(simpleName, other).equals(other)) {
			return other.qualifiedName();
		}
		this.imports.put(simpleName, other);
		return simpleName;
	}

	String render() {
		StringBuilder file = new StringBuilder("package ").append(this.name.packageName()).append(";\n\n");
		this.imports.values()
			.stream()
			.map(ClassName::qualifiedName)
			.sorted()
			.forEach((imported) -> file.append("import ").append(imported).append(";\n"));
		return file.append(this.imports.isEmpty() ? "" : "\n").append(this.body).toString();
	}

}

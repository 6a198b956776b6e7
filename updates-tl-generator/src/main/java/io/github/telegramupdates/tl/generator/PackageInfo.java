package io.github.telegramupdates.tl.generator;

/**
 * The description of a generated package.
 */
record PackageInfo(String packageName, String rootPackage, SchemaKind kind) {

	private static final String METHODS = ".rpc";

	String text() {
		return """
				/**
				 * %s
				 * <p>
				 * Generated from the schema.
				 */
				@NullMarked
				package %s;

				import org.jspecify.annotations.NullMarked;
				""".formatted(description(), this.packageName);
	}

	private String description() {
		boolean methods = this.packageName.endsWith(METHODS);
		String what = (methods ? "Calls of the methods of " : "Types of ") + this.kind.subject();
		String path = methods ? this.packageName.substring(0, this.packageName.length() - METHODS.length())
				: this.packageName;
		return path.equals(this.rootPackage) ? what + "."
				: what + " in the namespace {@code " + path.substring(this.rootPackage.length() + 1) + "}.";
	}

}

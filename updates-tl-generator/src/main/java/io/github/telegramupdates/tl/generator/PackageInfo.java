package io.github.telegramupdates.tl.generator;

/**
 * The description of a generated package.
 */
record PackageInfo(String packageName, String basePackage) {

	String text() {
		return """
				/**
				 * %s Generated from the schema.
				 */
				@NullMarked
				package %s;

				import org.jspecify.annotations.NullMarked;
				""".formatted(description(), this.packageName);
	}

	private String description() {
		String path = this.packageName.substring(this.basePackage.length() + 1);
		if (path.equals("rpc")) {
			return "Calls of the methods of Telegram's API that have no namespace.";
		}
		if (path.endsWith(".rpc")) {
			return "Calls of the methods of Telegram's API in the namespace {@code " + path.replace(".rpc", "") + "}.";
		}
		return "Types of Telegram's API in the namespace {@code " + path + "}.";
	}

}

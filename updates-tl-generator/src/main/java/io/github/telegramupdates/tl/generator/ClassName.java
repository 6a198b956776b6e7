package io.github.telegramupdates.tl.generator;

/**
 * Name of a generated class.
 */
record ClassName(String packageName, String simpleName) {

	String qualifiedName() {
		return this.packageName + "." + this.simpleName;
	}

}

package io.github.telegramupdates.tl.generator;

/**
 * Writes an accessor that records implement by their component.
 */
final class AccessorWriter {

	private final JavaSource source;

	private final JavaTypes types;

	AccessorWriter(JavaSource source, JavaTypes types) {
		this.source = source;
		this.types = types;
	}

	void write(Component component) {
		this.source.line("/**");
		this.source.line(" * The field {@code " + component.argument().name() + "}.");
		this.source.line(" * @return its value" + (component.isNullable() ? ", or {@code null} if it is absent" : ""));
		this.source.line(" */");
		this.source.line(this.types.accessed(component) + " " + component.name() + "();").blank();
	}

}

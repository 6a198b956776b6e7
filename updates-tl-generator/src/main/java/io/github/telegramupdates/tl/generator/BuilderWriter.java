package io.github.telegramupdates.tl.generator;

import java.util.stream.Collectors;

/**
 * Writes the builder of a record.
 */
final class BuilderWriter {

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	private final String builder;

	BuilderWriter(RecordType record, JavaSource source, JavaTypes types) {
		this.record = record;
		this.source = source;
		this.types = types;
		this.builder = "Builder" + record.parameters();
	}

	void write() {
		writeFactories();
		this.source.line("/**");
		this.source.line(" * Builds the record. What is not set is absent, false, zero or an empty list;");
		this.source.line(" * required values of other types must be set.");
		this.source.line(" */");
		this.source.line("public static final class " + this.builder + " {").blank();
		this.record.components().forEach(this::writeField);
		this.source.line("private Builder() {");
		this.source.line("}").blank();
		this.record.components().forEach(this::writeSetter);
		writeBuild();
		this.source.line("}").blank();
	}

	private void writeFactories() {
		String parameters = this.record.parameters();
		this.source.line("/**");
		this.source.line(" * Begins a new value.");
		if (!parameters.isEmpty()) {
			this.source.line(" * @param <X> what the wrapped method returns");
		}
		this.source.line(" * @return a builder");
		this.source.line(" */");
		this.source
			.line("public static " + (parameters.isEmpty() ? "" : parameters + " ") + this.builder + " builder() {");
		this.source.line("return new Builder" + this.record.diamond() + "();");
		this.source.line("}").blank();
		this.source.line("/**");
		this.source.line(" * Begins a value like this.");
		this.source.line(" * @return a builder");
		this.source.line(" */");
		this.source.line("public " + this.builder + " toBuilder() {");
		this.source.line(this.builder + " $builder = new Builder" + this.record.diamond() + "();");
		for (Component component : this.record.components()) {
			this.source.line("$builder." + component.name() + " = this." + component.name() + ";");
		}
		this.source.line("return $builder;");
		this.source.line("}").blank();
	}

	private void writeField(Component component) {
		boolean emptyList = component.isRequired() && component.isList();
		String initial = emptyList ? " = " + this.source.ref("java.util", "List") + ".of()" : "";
		this.source.line("private " + this.types.unset(component) + " " + component.name() + initial + ";").blank();
	}

	private void writeSetter(Component component) {
		String name = component.name();
		this.source.line("/**");
		this.source.line(" * Sets {@code " + component.argument().name() + "}.");
		this.source.line(" * @param " + name + " the value");
		this.source.line(" * @return this");
		this.source.line(" */");
		this.source
			.line("public " + this.builder + " " + name + "(" + this.types.declared(component) + " " + name + ") {");
		this.source.line("this." + name + " = " + name + ";");
		this.source.line("return this;");
		this.source.line("}").blank();
	}

	private void writeBuild() {
		String type = this.record.name().simpleName();
		String values = this.record.components()
			.stream()
			.map((component) -> "this." + component.name())
			.collect(Collectors.joining(", "));
		this.source.line("/**");
		this.source.line(" * Ends the value.");
		this.source.line(" * @return the value");
		this.source.line(" * @throws NullPointerException naming a required value that was not set");
		this.source.line(" */");
		this.source.line("public " + type + this.record.parameters() + " build() {");
		this.source.line("return new " + type + this.record.diamond() + "(" + values + ");");
		this.source.line("}").blank();
	}

}

package io.github.telegramupdates.tl.generator;

/**
 * Writes what a record of a method has beyond other records.
 */
final class MethodWriter {

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	MethodWriter(RecordType record, JavaSource source, JavaTypes types) {
		this.record = record;
		this.source = source;
		this.types = types;
	}

	void write() {
		TlType result = this.record.combinator().result();
		String javaResult = this.types.boxed(result);
		this.source.line("@Override");
		this.source.line("public String methodName() {");
		this.source.line("return \"" + this.record.combinator().name() + "\";");
		this.source.line("}").blank();
		this.source.line("@Override");
		this.source.line("public " + javaResult + " readResult(" + this.types.shared("TlReader") + " in) {");
		this.source.line("return " + readResult(result) + ";");
		this.source.line("}").blank();
		this.source.line("@Override");
		this.source
			.line("public void writeResult(" + this.types.shared("TlWriter") + " out, " + javaResult + " result) {");
		this.source.line(writeResult(result));
		this.source.line("}").blank();
	}

	private String readResult(TlType result) {
		return (result instanceof TlType.Variable) ? "this." + query() + ".readResult(in)"
				: this.types.read(result, "in");
	}

	private String writeResult(TlType result) {
		return (result instanceof TlType.Variable) ? "this." + query() + ".writeResult(out, result);"
				: this.types.write(result, "result", "out");
	}

	private String query() {
		return this.record.components()
			.stream()
			.filter((component) -> component.type() instanceof TlType.Query)
			.map(Component::name)
			.findFirst()
			.orElseThrow(() -> new SchemaException(this.record.combinator().lineNumber(), "returns X but wraps no call",
					this.record.combinator().line()));
	}

}

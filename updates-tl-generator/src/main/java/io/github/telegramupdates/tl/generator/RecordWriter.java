package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a record.
 */
final class RecordWriter {

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	private final boolean isElement;

	RecordWriter(RecordType record, JavaSource source, JavaTypes types, boolean isElement) {
		this.record = record;
		this.source = source;
		this.types = types;
		this.isElement = isElement;
	}

	void write() {
		javadoc();
		this.source.line("public record " + this.record.name().simpleName() + this.record.parameters() + "("
				+ declarations() + ") implements " + interfaces() + " {");
		this.source.blank();
		this.source.line("/** Id of the constructor on the wire. */");
		this.source.line("public static final int ID = " + ConstructorId.hex(this.record.combinator().id()) + ";");
		this.source.blank();
		new ConstructorWriter(this.record, this.source).write();
		new DecoderWriter(this.record, this.source, this.types).write();
		if (this.isElement) {
			new VectorReaderWriter(this.source, this.types).write(this.record.name(), "public ");
		}
		new EncoderWriter(this.record, this.source, this.types).write();
		if (this.record.isMethod()) {
			new MethodWriter(this.record, this.source, this.types).write();
		}
		if (this.record.hasBuilder()) {
			new BuilderWriter(this.record, this.source, this.types).write();
		}
		new ObjectMethodsWriter(this.record, this.source, this.types).write();
		this.source.line("}");
	}

	private void javadoc() {
		String kind = this.record.isMethod() ? "method" : "constructor";
		String name = this.record.combinator().name();
		this.source.line("/**");
		this.source.line(" * The " + kind + " {@code " + name + "}.");
		this.source.line(" * <pre>{@code " + this.record.combinator().line() + "}</pre>");
		this.source.line(" * @see <a href=\"https://core.telegram.org/" + kind + "/" + name + "\">" + name + "</a>");
		this.source.line(" */");
	}

	private String declarations() {
		return this.record.components()
			.stream()
			.map((component) -> this.types.declared(component) + " " + component.name())
			.collect(Collectors.joining(", "));
	}

	private String interfaces() {
		List<String> names = new ArrayList<>();
		if (this.record.isMethod()) {
			String result = this.types.boxed(this.record.combinator().result());
			names.add(this.types.shared("TlMethod") + "<" + result + ">");
		}
		else {
			names.add(this.types.shared("TlObject"));
		}
		this.record.interfaces().forEach((name) -> names.add(this.source.ref(name)));
		return String.join(", ", names);
	}

}

package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the sealed interface of a union.
 */
final class UnionWriter {

	private final UnionType union;

	private final JavaSource source;

	private final JavaTypes types;

	private final boolean isElement;

	UnionWriter(UnionType union, JavaSource source, JavaTypes types, boolean isElement) {
		this.union = union;
		this.source = source;
		this.types = types;
		this.isElement = isElement;
	}

	void write() {
		String type = this.union.schemaName();
		this.source.line("/**");
		this.source.line(" * The type {@code " + type + "}.");
		this.source.line(" * @see <a href=\"https://core.telegram.org/type/" + type + "\">" + type + "</a>");
		this.source.line(" */");
		this.source.line("public sealed interface " + this.union.name().simpleName() + " extends "
				+ this.types.shared("TlObject") + " permits " + String.join(", ", permitted()) + " {");
		this.source.blank();
		this.union.common().forEach((component) -> new AccessorWriter(this.source, this.types).write(component));
		writeRead();
		if (this.isElement) {
			new VectorReaderWriter(this.source, this.types).write(this.union.name(), "");
		}
		this.source.line("}");
	}

	private List<String> permitted() {
		Stream<ClassName> records = this.union.members().stream().map(RecordType::name);
		List<ClassName> names = new ArrayList<>(records.toList());
		this.union.markers().stream().map(MarkerType::name).forEach(names::add);
		return names.stream().map(this.source::ref).toList();
	}

	private void writeRead() {
		this.source.line("/**");
		this.source.line(" * Reads a value of this type boxed.");
		this.source.line(" * @param in positioned at the constructor id");
		this.source.line(" * @return the value");
		this.source.line(" * @throws " + this.types.shared("TlDecodeException") + " if the bytes are something else");
		this.source.line(" */");
		this.source
			.line("static " + this.union.name().simpleName() + " read(" + this.types.shared("TlReader") + " in) {");
		this.source.line("return switch (in.readInt()) {");
		for (RecordType member : this.union.members()) {
			String name = this.source.ref(member.name());
			this.source.line("case " + name + ".ID -> " + name + ".readBody(in);");
		}
		this.source.line("default -> throw in.unknownConstructor(\"" + this.union.schemaName() + "\");");
		this.source.line("};");
		this.source.line("}").blank();
	}

}

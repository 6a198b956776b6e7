package io.github.telegramupdates.tl.generator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the dispatch from ids to all constructors or all methods. It is split by the
 * upper four bits of the id, because HotSpot never compiles a method of more than 8,000
 * bytes.
 */
final class DispatchWriter {

	private static final int SHIFT = 28;

	private final JavaSource source;

	private final JavaTypes types;

	DispatchWriter(JavaSource source, JavaTypes types) {
		this.source = source;
		this.types = types;
	}

	void write(String description, String returnType, List<RecordType> records) {
		Map<Integer, List<RecordType>> parts = records.stream()
			.collect(Collectors.groupingBy((record) -> record.combinator().id() >>> SHIFT, TreeMap::new,
					Collectors.toList()));
		String name = this.source.name().simpleName();
		this.source.line("/**");
		this.source.line(" * Reads " + description + " that begins with a known id.");
		this.source.line(" */");
		this.source.line("public final class " + name + " {").blank();
		this.source.line("private " + name + "() {");
		this.source.line("}").blank();
		writeRead(description, returnType, parts);
		parts.forEach((part, members) -> writePart(part, returnType, members));
		this.source.line("}");
	}

	private void writeRead(String description, String returnType, Map<Integer, List<RecordType>> parts) {
		this.source.line("/**");
		this.source.line(" * Reads " + description + " boxed.");
		this.source.line(" * @param in positioned at the id");
		this.source.line(" * @return what the id stands for");
		this.source.line(" * @throws " + this.types.shared("TlDecodeException")
				+ " if the id is unknown or the bytes do not fit it");
		this.source.line(" */");
		this.source.line("public static " + returnType + " read(" + this.types.shared("TlReader") + " in) {");
		this.source.line("return switch (in.peekInt() >>> " + SHIFT + ") {");
		parts.keySet().forEach((part) -> this.source.line("case " + part + " -> read" + part + "(in);"));
		this.source.line("default -> throw unknown(in);");
		this.source.line("};");
		this.source.line("}").blank();
		this.source.line("private static " + this.types.shared("TlDecodeException") + " unknown("
				+ this.types.shared("TlReader") + " in) {");
		this.source.line("in.readInt();");
		this.source.line("return in.unknownConstructor(\"the schema\");");
		this.source.line("}").blank();
	}

	private void writePart(int part, String returnType, List<RecordType> members) {
		this.source
			.line("private static " + returnType + " read" + part + "(" + this.types.shared("TlReader") + " in) {");
		this.source.line("return switch (in.peekInt()) {");
		for (RecordType member : members) {
			String name = this.source.ref(member.name());
			this.source.line("case " + name + ".ID -> " + name + ".read(in);");
		}
		this.source.line("default -> throw unknown(in);");
		this.source.line("};");
		this.source.line("}").blank();
	}

}

package io.github.telegramupdates.tl.generator;

/**
 * Writes how a vector of a type is read: a loop per type, which the JIT can inline into.
 */
final class VectorReaderWriter {

	private final JavaSource source;

	private final JavaTypes types;

	VectorReaderWriter(JavaSource source, JavaTypes types) {
		this.source = source;
		this.types = types;
	}

	void write(ClassName element, String modifier) {
		String list = this.source.ref("java.util", "List");
		String arrayList = this.source.ref("java.util", "ArrayList");
		String name = element.simpleName();
		this.source.line("/**");
		this.source.line(" * Reads a boxed vector of values of this type.");
		this.source.line(" * @param in positioned at the id of the vector");
		this.source.line(" * @return an immutable list");
		this.source.line(" * @throws " + this.types.shared("TlDecodeException") + " if the bytes are something else");
		this.source.line(" */");
		this.source.line(
				modifier + "static " + list + "<" + name + "> readVector(" + this.types.shared("TlReader") + " in) {");
		this.source.line("int size = in.readVectorSize(Integer.BYTES);");
		this.source.line(arrayList + "<" + name + "> list = new " + arrayList + "<>(in.initialCapacity(size));");
		this.source.line("int index = 0;");
		this.source.line("try {");
		this.source.line("for (; index < size; index++) {");
		this.source.line("list.add(read(in));");
		this.source.line("}");
		this.source.line("}");
		this.source.line("catch (" + this.types.shared("TlDecodeException") + " ex) {");
		this.source.line("throw ex.atIndex(index);");
		this.source.line("}");
		this.source.line("return " + list + ".copyOf(list);");
		this.source.line("}").blank();
	}

}

package io.github.telegramupdates.tl.generator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes {@code equals}, {@code hashCode} and {@code toString}. Those of the language are
 * linked at first use, which takes milliseconds per record, and compare arrays by
 * identity.
 */
final class ObjectMethodsWriter {

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	private final List<Component> components;

	ObjectMethodsWriter(RecordType record, JavaSource source, JavaTypes types) {
		this.record = record;
		this.source = source;
		this.types = types;
		this.components = record.components();
	}

	void write() {
		writeEquals();
		writeHashCode();
		writeToString();
	}

	private void writeEquals() {
		String type = this.record.name().simpleName() + this.record.wildcard();
		this.source.line("@Override");
		this.source.line("public boolean equals(" + this.types.nullable() + "Object $other) {");
		if (this.components.isEmpty()) {
			this.source.line("return $other instanceof " + type + ";");
		}
		else {
			String comparisons = this.components.stream().map(this::comparison).collect(Collectors.joining(" && "));
			this.source.line("return $other == this || ($other instanceof " + type + " $that && " + comparisons + ");");
		}
		this.source.line("}").blank();
	}

	private String comparison(Component component) {
		String values = "(this." + component.name() + ", $that." + component.name() + ")";
		if (component.isPrimitive()) {
			return (component.type() == TlType.Scalar.DOUBLE) ? "Double.compare" + values + " == 0"
					: "this." + component.name() + " == $that." + component.name();
		}
		return owner(component) + ".equals" + values;
	}

	private String owner(Component component) {
		if (component.isBytes()) {
			return this.source.ref("java.util", "Arrays");
		}
		return component.isListOfBytes() ? this.types.shared("TlBytes") : this.source.ref("java.util", "Objects");
	}

	private void writeHashCode() {
		this.source.line("@Override");
		this.source.line("public int hashCode() {");
		this.source.line("int $hash = ID;");
		this.components.forEach((component) -> this.source.line("$hash = 31 * $hash + " + hash(component) + ";"));
		this.source.line("return $hash;");
		this.source.line("}").blank();
	}

	private String hash(Component component) {
		String value = "(this." + component.name() + ")";
		if (component.isPrimitive() && component.type() instanceof TlType.Scalar scalar) {
			return scalar.boxedName() + ".hashCode" + value;
		}
		return owner(component) + ".hashCode" + value;
	}

	private void writeToString() {
		this.source.line("@Override");
		this.source.line("public String toString() {");
		this.source.line("StringBuilder $text = new StringBuilder(\"" + this.record.name().simpleName() + "[\");");
		String separator = "";
		for (Component component : this.components) {
			this.source.line("$text.append(\"" + separator + component.name() + "=\")" + append(component) + ";");
			separator = ", ";
		}
		this.source.line("return $text.append(']').toString();");
		this.source.line("}").blank();
	}

	private String append(Component component) {
		String value = "this." + component.name();
		if (SecretFields.isSecret(component)) {
			return component.isNullable() ? ".append((" + value + " != null) ? \"***\" : null)" : ".append(\"***\")";
		}
		if (component.isBytes()) {
			return component.isNullable()
					? ".append((" + value + " != null) ? \"byte[\" + " + value + ".length + \"]\" : null)"
					: ".append(\"byte[\").append(" + value + ".length).append(']')";
		}
		if (component.isListOfBytes()) {
			return component.isNullable() ? ".append((" + value + " != null) ? " + value + ".size() : null)"
					: ".append(" + value + ".size()).append(\" byte arrays\")";
		}
		return ".append(" + value + ")";
	}

}

package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the compact constructor: what a record accepts.
 */
final class ConstructorWriter {

	private final RecordType record;

	private final JavaSource source;

	ConstructorWriter(RecordType record, JavaSource source) {
		this.record = record;
		this.source = source;
	}

	void write() {
		List<String> lines = new ArrayList<>();
		this.record.components().forEach((component) -> check(component, lines));
		checkSharedBits(lines);
		if (!lines.isEmpty()) {
			this.source.line("public " + this.record.name().simpleName() + " {");
			lines.forEach(this.source::line);
			this.source.line("}").blank();
		}
	}

	private void check(Component component, List<String> lines) {
		String name = component.name();
		if (component.isRequired() && !component.isPrimitive()) {
			lines.add(this.source.ref("java.util", "Objects") + ".requireNonNull(" + name + ", \"" + name + "\");");
		}
		if (component.isList()) {
			String copy = this.source.ref("java.util", "List") + ".copyOf(" + name + ")";
			lines.add(name + " = " + (component.isNullable() ? "(" + name + " != null) ? " + copy + " : null" : copy)
					+ ";");
		}
		if (component.fixedLength() > 0) {
			String present = component.isNullable() ? name + " != null && " : "";
			lines.add("if (" + present + name + ".length != " + component.fixedLength() + ") {");
			lines.add("throw new IllegalArgumentException(\"" + name + " takes " + component.fixedLength()
					+ " bytes\");");
			lines.add("}");
		}
	}

	private void checkSharedBits(List<String> lines) {
		Map<FlagBit, List<Component>> sharers = new LinkedHashMap<>();
		for (Component component : this.record.components()) {
			Conditions.bitOf(component)
				.ifPresent((bit) -> sharers.computeIfAbsent(bit, (key) -> new ArrayList<>()).add(component));
		}
		sharers.values().stream().filter((components) -> components.size() > 1).forEach((components) -> {
			String first = Conditions.isSet(components.get(0), "");
			String differs = components.stream()
				.skip(1)
				.map((component) -> "(" + first + ") != (" + Conditions.isSet(component, "") + ")")
				.collect(Collectors.joining(" || "));
			String names = components.stream().map(Component::name).collect(Collectors.joining(", "));
			lines.add("if (" + differs + ") {");
			lines.add("throw new IllegalArgumentException(\"All or none must be set: " + names + "\");");
			lines.add("}");
		});
	}

}

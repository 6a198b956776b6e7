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
		sharers.values().forEach((components) -> {
			List<Component> values = components.stream().filter(Component::isNullable).toList();
			checkValues(values, lines);
			components.stream()
				.filter((component) -> !component.isNullable() && !values.isEmpty())
				.forEach((component) -> followValues(component, values, lines));
		});
	}

	private void checkValues(List<Component> values, List<String> lines) {
		if (values.size() > 1) {
			String first = Conditions.isSet(values.get(0), "");
			String differs = values.stream()
				.skip(1)
				.map((value) -> "(" + first + ") != (" + Conditions.isSet(value, "") + ")")
				.collect(Collectors.joining(" || "));
			lines.add("if (" + differs + ") {");
			lines.add("throw new IllegalArgumentException(\"All or none must be set: " + names(values) + "\");");
			lines.add("}");
		}
	}

	/**
	 * Values imply the switch that shares their bit: on the wire they are the same.
	 */
	private void followValues(Component component, List<Component> values, List<String> lines) {
		String name = component.name();
		lines.add("if (" + name + " && " + values.get(0).name() + " == null) {");
		lines.add("throw new IllegalArgumentException(\"" + name + " requires " + names(values) + "\");");
		lines.add("}");
		lines.add(name + " = " + Conditions.isSet(values.get(0), "") + ";");
	}

	private static String names(List<Component> components) {
		return components.stream().map(Component::name).collect(Collectors.joining(", "));
	}

}

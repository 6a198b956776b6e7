package io.github.telegramupdates.tl.generator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes how a record is written.
 */
final class EncoderWriter {

	private static final String OUT = "out";

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	EncoderWriter(RecordType record, JavaSource source, JavaTypes types) {
		this.record = record;
		this.source = source;
		this.types = types;
	}

	void write() {
		this.source.line("@Override");
		this.source.line("public int constructorId() {");
		this.source.line("return ID;");
		this.source.line("}").blank();
		this.source.line("@Override");
		this.source.line("public void write(" + this.types.shared("TlWriter") + " out) {");
		this.source.line("out.writeInt(ID);");
		Iterator<Component> components = this.record.components().iterator();
		for (Argument argument : this.record.combinator().arguments()) {
			if (argument instanceof Argument.FlagWord word) {
				writeFlags(word);
			}
			else {
				writeComponent(components.next());
			}
		}
		this.source.line("}").blank();
	}

	private void writeFlags(Argument.FlagWord word) {
		// Components that share a bit agree on it, so the first speaks for all
		Map<Integer, Component> bits = new LinkedHashMap<>();
		for (Component component : this.record.components()) {
			Optional<FlagBit> bit = Conditions.bitOf(component).filter((it) -> it.word().equals(word.name()));
			bit.ifPresent((it) -> bits.putIfAbsent(it.index(), component));
		}
		this.source.line("int " + word.name() + " = 0;");
		bits.forEach((index, component) -> {
			this.source.line("if (" + Conditions.isSet(component, "this.") + ") {");
			this.source.line(word.name() + " |= " + new FlagBit(word.name(), index).mask() + ";");
			this.source.line("}");
		});
		this.source.line("out.writeInt(" + word.name() + ");");
	}

	private void writeComponent(Component component) {
		String write = this.types.write(component.type(), "this." + component.name(), OUT);
		if (component.isRequired()) {
			this.source.line(write);
		}
		else if (component.isNullable()) {
			this.source.line("if (" + Conditions.isSet(component, "this.") + ") {");
			this.source.line(write);
			this.source.line("}");
		}
	}

}

package io.github.telegramupdates.tl.generator;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes how a record is read. Locals that are no components start with a dollar sign,
 * because components may have any other name.
 */
final class DecoderWriter {

	private static final String IN = "$in";

	private final RecordType record;

	private final JavaSource source;

	private final JavaTypes types;

	DecoderWriter(RecordType record, JavaSource source, JavaTypes types) {
		this.record = record;
		this.source = source;
		this.types = types;
	}

	void write() {
		writeBoxed();
		writeBody();
	}

	private void writeBoxed() {
		this.source.line("/**");
		this.source.line(" * Reads this constructor boxed.");
		this.source.line(" * @param in positioned at the constructor id");
		this.source.line(" * @return the value");
		this.source.line(" * @throws " + this.types.shared("TlDecodeException") + " if the bytes are something else");
		this.source.line(" */");
		this.source.line("public static " + signature("read", "in") + " {");
		this.source.line("in.expectConstructor(ID, \"" + this.record.combinator().name() + "\");");
		this.source.line("return readBody(in);");
		this.source.line("}").blank();
	}

	private void writeBody() {
		this.source.line("static " + signature("readBody", IN) + " {");
		if (this.record.combinator().arguments().isEmpty()) {
			this.source.line(IN + ".enter();");
			finish();
		}
		else {
			this.source.line("int $field = 0;");
			this.source.line("try {");
			this.source.line(IN + ".enter();");
			writeArguments();
			finish();
			this.source.line("}");
			this.source.line("catch (" + this.types.shared("TlDecodeException") + " $ex) {");
			this.source.line("throw $ex.within(\"" + this.record.combinator().name() + "\", \"" + argumentNames()
					+ "\", $field);");
			this.source.line("}");
		}
		this.source.line("}").blank();
	}

	private String signature(String method, String parameter) {
		String parameters = this.record.wildcard();
		return this.record.name().simpleName() + parameters + " " + method + "(" + this.types.shared("TlReader") + " "
				+ parameter + ")";
	}

	private void writeArguments() {
		List<Argument> arguments = this.record.combinator().arguments();
		Iterator<Component> components = this.record.components().iterator();
		for (int i = 0; i < arguments.size(); i++) {
			Argument argument = arguments.get(i);
			if (i > 0 && !(argument instanceof Argument.Switch)) {
				this.source.line("$field = " + i + ";");
			}
			if (argument instanceof Argument.FlagWord word) {
				this.source.line("int $" + word.name() + " = " + IN + ".readInt();");
			}
			else {
				writeComponent(components.next());
			}
		}
	}

	private void writeComponent(Component component) {
		String read = this.types.read(component.type(), IN);
		String present = Conditions.bitOf(component)
			.map((bit) -> "($" + bit.word() + " & " + bit.mask() + ") != 0")
			.orElse("");
		String value = read;
		if (component.isNullable()) {
			value = "(" + present + ") ? " + read + " : null";
		}
		else if (!component.isRequired()) {
			value = present;
		}
		String type = (component.type() instanceof TlType.Query) ? this.types.shared("TlMethod") + "<?>"
				: this.types.declared(component);
		this.source.line(type + " " + component.name() + " = " + value + ";");
	}

	private void finish() {
		this.source.line(IN + ".leave();");
		String names = this.record.components().stream().map(Component::name).collect(Collectors.joining(", "));
		this.source.line("return new " + this.record.name().simpleName() + this.record.diamond() + "(" + names + ");");
	}

	private String argumentNames() {
		return this.record.combinator().arguments().stream().map(Argument::name).collect(Collectors.joining(" "));
	}

}

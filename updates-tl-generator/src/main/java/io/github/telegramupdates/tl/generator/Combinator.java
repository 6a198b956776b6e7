package io.github.telegramupdates.tl.generator;

import java.util.List;

/**
 * A line of the schema: a constructor or a method.
 *
 * @param lineNumber where it stands
 * @param line the text without the semicolon
 * @param name name with namespace
 * @param id constructor id
 * @param generic whether it wraps a call of another method
 * @param arguments its arguments in the order of the wire
 * @param result the type that a constructor belongs to or a method returns
 */
record Combinator(int lineNumber, String line, String name, int id, boolean generic, List<Argument> arguments,
		TlType result) {

	/**
	 * Whether a required argument of that name and type is there.
	 */
	boolean requires(String argument, TlType type) {
		return this.arguments.contains(new Argument.Required(argument, type));
	}

	/**
	 * Whether an optional argument of that name and type is there.
	 */
	boolean allows(String argument, TlType type) {
		return this.arguments.stream()
			.anyMatch((candidate) -> candidate instanceof Argument.Optional optional && optional.name().equals(argument)
					&& optional.type().equals(type));
	}

	/**
	 * Whether this is a constructor of the named type.
	 */
	boolean constructs(String typeName) {
		return this.result instanceof TlType.Named named && named.name().equals(typeName);
	}

	String resultName() {
		return (this.result instanceof TlType.Named named) ? named.name() : "";
	}

}

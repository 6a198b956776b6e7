package io.github.telegramupdates.tl.generator;

/**
 * A component of a generated record.
 *
 * @param name name in Java
 * @param argument where it comes from; never a flag word
 */
record Component(String name, Argument argument) {

	/**
	 * The type of the value; {@code Bool} for a bit that is a value itself.
	 */
	TlType type() {
		if (this.argument instanceof Argument.Required required) {
			return required.type();
		}
		return (this.argument instanceof Argument.Optional optional) ? optional.type() : TlType.Scalar.BOOL;
	}

	boolean isNullable() {
		return this.argument instanceof Argument.Optional;
	}

	boolean isRequired() {
		return this.argument instanceof Argument.Required;
	}

	boolean isPrimitive() {
		return !isNullable() && type() instanceof TlType.Scalar scalar && scalar.isPrimitive();
	}

	boolean isList() {
		return type() instanceof TlType.Vector;
	}

	boolean isListOfBytes() {
		return type() instanceof TlType.Vector vector && vector.element() instanceof TlType.Scalar scalar
				&& scalar.isArray();
	}

	boolean isBytes() {
		return type() instanceof TlType.Scalar scalar && scalar.isArray();
	}

	int fixedLength() {
		return (type() instanceof TlType.Scalar scalar) ? scalar.fixedLength() : 0;
	}

}

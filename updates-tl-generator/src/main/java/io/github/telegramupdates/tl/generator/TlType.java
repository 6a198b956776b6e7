package io.github.telegramupdates.tl.generator;

/**
 * A type as the schema writes it.
 */
sealed interface TlType {

	/**
	 * A type that the reader and the writer know.
	 */
	enum Scalar implements TlType {

		INT("int", "int", "Integer"), LONG("long", "long", "Long"), DOUBLE("double", "double", "Double"),
		STRING("string", "String", "String"), BYTES("bytes", "byte[]", "byte[]"), BOOL("Bool", "boolean", "Boolean"),
		INT128("int128", "byte[]", "byte[]"), INT256("int256", "byte[]", "byte[]");

		private final String schemaName;

		private final String javaName;

		private final String boxedName;

		Scalar(String schemaName, String javaName, String boxedName) {
			this.schemaName = schemaName;
			this.javaName = javaName;
			this.boxedName = boxedName;
		}

		String schemaName() {
			return this.schemaName;
		}

		String javaName() {
			return this.javaName;
		}

		String boxedName() {
			return this.boxedName;
		}

		boolean isPrimitive() {
			return !this.javaName.equals(this.boxedName);
		}

		boolean isArray() {
			return this.javaName.endsWith("[]");
		}

		/**
		 * Number of bytes of a type without a length on the wire.
		 */
		int fixedLength() {
			return switch (this) {
				case INT128 -> 16;
				case INT256 -> 32;
				default -> 0;
			};
		}

	}

	/**
	 * A type that the schema declares, with its namespace.
	 */
	record Named(String name) implements TlType {
	}

	/**
	 * A boxed vector.
	 */
	record Vector(TlType element) implements TlType {
	}

	/**
	 * A call of any method: {@code !X}.
	 */
	record Query() implements TlType {
	}

	/**
	 * Whatever the wrapped method returns: {@code X}.
	 */
	record Variable() implements TlType {
	}

}

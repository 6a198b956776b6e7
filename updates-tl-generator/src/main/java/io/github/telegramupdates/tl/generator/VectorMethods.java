package io.github.telegramupdates.tl.generator;

/**
 * Which vectors the reader and the writer know themselves.
 */
final class VectorMethods {

	private VectorMethods() {
	}

	static boolean exist(TlType element) {
		return element == TlType.Scalar.INT || element == TlType.Scalar.LONG || element == TlType.Scalar.STRING
				|| element == TlType.Scalar.BYTES;
	}

	/**
	 * Middle of the names of the methods for a scalar or for a vector of it.
	 */
	static String middle(TlType.Scalar scalar) {
		return switch (scalar) {
			case INT -> "Int";
			case LONG -> "Long";
			case DOUBLE -> "Double";
			case STRING -> "String";
			case BYTES -> "Bytes";
			case BOOL -> "Bool";
			case INT128, INT256 -> "Raw";
		};
	}

}

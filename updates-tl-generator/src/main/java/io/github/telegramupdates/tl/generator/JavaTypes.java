package io.github.telegramupdates.tl.generator;

/**
 * How types and values of the schema are written in one Java file.
 */
final class JavaTypes {

	private static final String NULLABLE = "@Nullable ";

	private final JavaSource source;

	private final Catalog catalog;

	JavaTypes(JavaSource source, Catalog catalog) {
		this.source = source;
		this.catalog = catalog;
	}

	/**
	 * Refers to a hand-written or generated class of the base package.
	 */
	String shared(String simpleName) {
		return this.source.ref(this.catalog.basePackage(), simpleName);
	}

	String nullable() {
		this.source.ref("org.jspecify.annotations", "Nullable");
		return NULLABLE;
	}

	/**
	 * The type of a component as its declaration says it.
	 */
	String declared(Component component) {
		if (!component.isNullable()) {
			return (component.type() instanceof TlType.Scalar scalar) ? scalar.javaName() : boxed(component.type());
		}
		return nullable(boxed(component.type()));
	}

	/**
	 * The type of a component where nothing is known about type arguments.
	 */
	String accessed(Component component) {
		return (component.type() instanceof TlType.Query) ? shared("TlMethod") + "<?>" : declared(component);
	}

	/**
	 * The type of a component before it has been set.
	 */
	String unset(Component component) {
		boolean hasDefault = component.isPrimitive() || (component.isRequired() && component.isList());
		return (hasDefault || component.isNullable()) ? declared(component) : nullable(boxed(component.type()));
	}

	private String nullable(String type) {
		String annotation = nullable();
		if (type.endsWith("[]")) {
			return type.substring(0, type.length() - 2) + " " + annotation + "[]";
		}
		int simple = type.substring(0, (type + "<").indexOf('<')).lastIndexOf('.') + 1;
		return type.substring(0, simple) + annotation + type.substring(simple);
	}

	/**
	 * A type as a type argument.
	 */
	String boxed(TlType type) {
		if (type instanceof TlType.Scalar scalar) {
			return scalar.boxedName();
		}
		if (type instanceof TlType.Vector vector) {
			return this.source.ref("java.util", "List") + "<" + boxed(vector.element()) + ">";
		}
		if (type instanceof TlType.Query) {
			return shared("TlMethod") + "<X>";
		}
		return (type instanceof TlType.Variable) ? "X" : this.source.ref(this.catalog.classOf(type));
	}

	/**
	 * An expression that reads a value.
	 */
	String read(TlType type, String in) {
		if (type instanceof TlType.Scalar scalar) {
			String length = (scalar.fixedLength() > 0) ? Integer.toString(scalar.fixedLength()) : "";
			return in + ".read" + VectorMethods.middle(scalar) + "(" + length + ")";
		}
		if (type instanceof TlType.Vector vector) {
			if (vector.element() instanceof TlType.Scalar scalar) {
				return in + ".read" + VectorMethods.middle(scalar) + "Vector()";
			}
			return boxed(vector.element()) + ".readVector(" + in + ")";
		}
		if (type instanceof TlType.Query) {
			return shared("TlMethods") + ".read(" + in + ")";
		}
		return boxed(type) + ".read(" + in + ")";
	}

	/**
	 * A statement that writes a value.
	 */
	String write(TlType type, String value, String out) {
		if (type instanceof TlType.Scalar scalar) {
			return out + ".write" + VectorMethods.middle(scalar) + "(" + value + ");";
		}
		if (type instanceof TlType.Vector vector) {
			String middle = (vector.element() instanceof TlType.Scalar scalar) ? VectorMethods.middle(scalar) : "";
			return out + ".write" + middle + "Vector(" + value + ");";
		}
		return value + ".write(" + out + ");";
	}

}

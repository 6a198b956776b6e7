package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * A constructor or method as a Java record.
 *
 * @param name the record
 * @param combinator where it comes from
 * @param components its components
 * @param interfaces what it implements besides being a value or a call
 * @param isMethod whether it is a call
 */
record RecordType(ClassName name, Combinator combinator, List<Component> components, List<ClassName> interfaces,
		boolean isMethod) {

	private static final int MANY_OPTIONAL = 3;

	private static final int MANY = 8;

	static RecordType of(ClassName name, Combinator combinator, List<ClassName> interfaces, boolean isMethod) {
		List<Component> components = new ArrayList<>();
		for (Argument argument : combinator.arguments()) {
			if (!(argument instanceof Argument.FlagWord)) {
				add(components, new Component(JavaNames.componentName(argument.name()), argument), combinator);
			}
		}
		return new RecordType(name, combinator, List.copyOf(components), interfaces, isMethod);
	}

	private static void add(List<Component> components, Component component, Combinator combinator) {
		if (components.stream().anyMatch((other) -> other.name().equals(component.name()))) {
			throw new SchemaException(combinator.lineNumber(), "two components would be named " + component.name(),
					combinator.line());
		}
		components.add(component);
	}

	/**
	 * Whether a constructor call would be too hard to read.
	 */
	boolean hasBuilder() {
		long optional = this.components.stream().filter((component) -> !component.isRequired()).count();
		return optional >= MANY_OPTIONAL || this.components.size() >= MANY;
	}

	/**
	 * Type parameters where the record is declared.
	 */
	String parameters() {
		return this.combinator.generic() ? "<X>" : "";
	}

	/**
	 * Type arguments where nothing is known about them.
	 */
	String wildcard() {
		return this.combinator.generic() ? "<?>" : "";
	}

	String diamond() {
		return this.combinator.generic() ? "<>" : "";
	}

}

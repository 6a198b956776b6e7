package io.github.telegramupdates.tl.generator;

import java.util.Optional;

/**
 * When components are on the wire.
 */
final class Conditions {

	private Conditions() {
	}

	static Optional<FlagBit> bitOf(Component component) {
		if (component.argument() instanceof Argument.Optional optional) {
			return Optional.of(optional.bit());
		}
		return (component.argument() instanceof Argument.Switch flag) ? Optional.of(flag.bit()) : Optional.empty();
	}

	/**
	 * An expression that tells whether the bit of a component must be set.
	 * @param component an optional component
	 * @param qualifier what to put before its name
	 */
	static String isSet(Component component, String qualifier) {
		return qualifier + component.name() + (component.isNullable() ? " != null" : "");
	}

}

package io.github.telegramupdates.tl.generator;

/**
 * An argument of a combinator, in the order of the wire.
 */
sealed interface Argument {

	/**
	 * Name in the schema.
	 */
	String name();

	/**
	 * A word of flags. Not a component: it follows from the others.
	 */
	record FlagWord(String name) implements Argument {
	}

	/**
	 * A value that is always there.
	 */
	record Required(String name, TlType type) implements Argument {
	}

	/**
	 * A value that is there when its bit is set.
	 */
	record Optional(String name, FlagBit bit, TlType type) implements Argument {
	}

	/**
	 * A bit that is a value itself.
	 */
	record Switch(String name, FlagBit bit) implements Argument {
	}

}

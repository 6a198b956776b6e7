package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * Constants of enums, written by name: their order may change, and a name that is gone is
 * noticed.
 */
final class Names {

	private Names() {
	}

	static void write(Enum<?> constant, TlWriter out) {
		out.writeString(constant.name());
	}

	static <E extends Enum<E>> E read(Class<E> type, TlReader in) {
		int from = in.position();
		String name = in.readString();
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		throw new TlDecodeException("no such constant of " + type.getName(), from);
	}

}

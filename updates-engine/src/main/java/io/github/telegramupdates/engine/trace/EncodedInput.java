package io.github.telegramupdates.engine.trace;

import org.jspecify.annotations.Nullable;

/**
 * An input as it stands in a trace.
 *
 * @param bytes see {@link InputKind#encode}; not copied
 * @param outcome see {@link TracedInput}
 */
record EncodedInput(byte[] bytes, @Nullable Integer outcome) {

	TracedInput decode() {
		return new TracedInput(InputKind.decode(this.bytes), this.outcome);
	}

}

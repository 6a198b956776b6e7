package io.github.telegramupdates.engine.trace;

import org.jspecify.annotations.Nullable;

/**
 * An input that a recorder keeps. Its outcome follows when the engine is done with it.
 */
final class RecordedInput {

	/** What an input takes besides its bytes: objects, headers, its place in a queue. */
	private static final int OVERHEAD = 64;

	private final byte[] bytes;

	private volatile @Nullable Integer outcome;

	RecordedInput(byte[] bytes) {
		this.bytes = bytes;
	}

	void outcome(@Nullable Integer outcome) {
		this.outcome = outcome;
	}

	long size() {
		return this.bytes.length + OVERHEAD;
	}

	EncodedInput snapshot() {
		return new EncodedInput(this.bytes, this.outcome);
	}

}

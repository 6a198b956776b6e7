package io.github.telegramupdates.engine.sequencing;

/**
 * How much an account may buffer, over all its boxes.
 */
final class BufferBudget {

	static final int MAX_UPDATES = 20_000;

	static final long MAX_BYTES = 64L << 20;

	private int updates;

	private long bytes;

	void add(int size) {
		this.updates++;
		this.bytes += size;
	}

	void remove(int size) {
		this.updates--;
		this.bytes -= size;
	}

	int updates() {
		return this.updates;
	}

	long bytes() {
		return this.bytes;
	}

	boolean isExceeded() {
		return this.updates > MAX_UPDATES || this.bytes > MAX_BYTES;
	}

}

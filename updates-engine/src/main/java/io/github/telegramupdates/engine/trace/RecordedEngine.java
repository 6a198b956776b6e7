package io.github.telegramupdates.engine.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The inputs of one engine: what was loaded, and the rest.
 */
final class RecordedEngine {

	private final RecordedInput load;

	private final Deque<RecordedInput> rest = new ArrayDeque<>();

	private long bytes;

	RecordedEngine(RecordedInput load) {
		this.load = load;
		this.bytes = load.size();
	}

	void add(RecordedInput input) {
		this.rest.addLast(input);
		this.bytes += input.size();
	}

	/**
	 * Drops the oldest input but the load.
	 * @return the input, {@code null} if there is none
	 */
	@Nullable RecordedInput dropOldest() {
		RecordedInput oldest = this.rest.pollFirst();
		if (oldest != null) {
			this.bytes -= oldest.size();
		}
		return oldest;
	}

	int inputs() {
		return 1 + this.rest.size();
	}

	long bytes() {
		return this.bytes;
	}

	Stream<RecordedInput> all() {
		return Stream.concat(Stream.of(this.load), this.rest.stream());
	}

}

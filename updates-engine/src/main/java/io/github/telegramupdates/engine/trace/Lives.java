package io.github.telegramupdates.engine.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The lives of an account that fit into the limits, the running one last. Not safe for
 * use by several threads.
 */
final class Lives {

	private final TraceLimits limits;

	private final Deque<Life> lives = new ArrayDeque<>();

	private int inputs;

	private long bytes;

	private long skipped;

	Lives(TraceLimits limits) {
		this.limits = limits;
	}

	void begin(RecordedInput load) {
		if (this.skipped > 0) {
			// it does not replay, and would keep the new life from being complete
			clear();
			this.skipped = 0;
		}
		this.lives.addLast(new Life(load));
		makeRoomFor(load);
	}

	void add(RecordedInput input) {
		if (this.lives.isEmpty()) {
			this.skipped++;
			return;
		}
		this.lives.getLast().add(input);
		makeRoomFor(input);
	}

	/** An input of the running life cannot be kept. */
	void skip() {
		this.skipped++;
	}

	void clear() {
		this.lives.clear();
		this.inputs = 0;
		this.bytes = 0;
	}

	private void makeRoomFor(RecordedInput added) {
		this.inputs++;
		this.bytes += added.size();
		boolean dropped = true;
		while (dropped && (this.inputs > this.limits.inputs() || this.bytes > this.limits.bytes())) {
			dropped = (this.lives.size() > 1) ? dropLife() : dropInput();
		}
	}

	private boolean dropLife() {
		Life oldest = this.lives.removeFirst();
		this.inputs -= oldest.inputs();
		this.bytes -= oldest.bytes();
		return true;
	}

	private boolean dropInput() {
		RecordedInput oldest = this.lives.getFirst().dropOldest();
		if (oldest == null) {
			return false;
		}
		this.inputs--;
		this.bytes -= oldest.size();
		this.skipped++;
		return true;
	}

	long skipped() {
		return this.skipped;
	}

	List<EncodedInput> snapshot() {
		return this.lives.stream().flatMap(Life::all).map(RecordedInput::snapshot).toList();
	}

}

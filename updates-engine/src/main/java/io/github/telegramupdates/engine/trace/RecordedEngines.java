package io.github.telegramupdates.engine.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The engines of an account that fit into the limits, the running one last. Not safe for
 * use by several threads.
 */
final class RecordedEngines {

	private final TraceLimits limits;

	private final Deque<RecordedEngine> engines = new ArrayDeque<>();

	private int inputs;

	private long bytes;

	private long skipped;

	RecordedEngines(TraceLimits limits) {
		this.limits = limits;
	}

	void begin(RecordedInput load) {
		if (this.skipped > 0) {
			// it does not replay, and would keep the new engine from being complete
			clear();
			this.skipped = 0;
		}
		this.engines.addLast(new RecordedEngine(load));
		makeRoomFor(load);
	}

	void add(RecordedInput input) {
		if (this.engines.isEmpty()) {
			this.skipped++;
			return;
		}
		this.engines.getLast().add(input);
		makeRoomFor(input);
	}

	/** An input of the running engine cannot be kept. */
	void skip() {
		this.skipped++;
	}

	void clear() {
		this.engines.clear();
		this.inputs = 0;
		this.bytes = 0;
	}

	private void makeRoomFor(RecordedInput added) {
		this.inputs++;
		this.bytes += added.size();
		boolean dropped = true;
		while (dropped && (this.inputs > this.limits.inputs() || this.bytes > this.limits.bytes())) {
			dropped = (this.engines.size() > 1) ? dropEngine() : dropInput();
		}
	}

	private boolean dropEngine() {
		RecordedEngine oldest = this.engines.removeFirst();
		this.inputs -= oldest.inputs();
		this.bytes -= oldest.bytes();
		return true;
	}

	private boolean dropInput() {
		RecordedInput oldest = this.engines.getFirst().dropOldest();
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
		return this.engines.stream().flatMap(RecordedEngine::all).map(RecordedInput::snapshot).toList();
	}

}

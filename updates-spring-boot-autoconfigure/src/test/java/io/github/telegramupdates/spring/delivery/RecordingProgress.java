package io.github.telegramupdates.spring.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.Lane;

/**
 * Remembers which lanes discarded something, and has them flushed before from then on.
 */
public final class RecordingProgress implements GroupProgress {

	private final Set<Lane> discarding = new HashSet<>();

	private final List<Lane> handled = new ArrayList<>();

	private boolean flushedAfterEach;

	private boolean searching;

	public RecordingProgress flushingAfterEach() {
		this.flushedAfterEach = true;
		return this;
	}

	public Set<Lane> discarding() {
		return this.discarding;
	}

	public List<Lane> handled() {
		return this.handled;
	}

	public void searching() {
		this.searching = true;
	}

	@Override
	public int attempt(Batch batch) {
		return 1;
	}

	@Override
	public boolean isFlushedAfter(Batch batch) {
		return this.flushedAfterEach;
	}

	@Override
	public boolean isFlushedAfterUpdate(Batch batch) {
		return this.searching;
	}

	@Override
	public void handled(Batch batch) {
		this.handled.add(batch.lane());
	}

	@Override
	public void discarded(Batch batch) {
		this.discarding.add(batch.lane());
	}

	@Override
	public boolean isFlushedBefore(Batch batch) {
		return this.discarding.contains(batch.lane());
	}

}

package io.github.telegramupdates.spring.delivery;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;

/**
 * Nobody remembers who discarded something, so each batch is flushed before.
 */
public final class UnobservedProgress implements GroupProgress {

	@Override
	public int attempt(Batch batch) {
		return 1;
	}

	@Override
	public boolean isFlushedAfter(Batch batch) {
		return false;
	}

	@Override
	public boolean isFlushedAfterUpdate(Batch batch) {
		return false;
	}

	@Override
	public void handled(Batch batch) {
	}

	@Override
	public void discarded(Batch batch) {
	}

	@Override
	public boolean isFlushedBefore(Batch batch) {
		return true;
	}

}

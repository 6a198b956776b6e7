package io.github.telegramupdates.engine.scenario;

import java.util.Optional;

import io.github.telegramupdates.engine.DelegatingStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * What is stored, as an instance of the application sees it: during an outage it cannot
 * load.
 */
final class InstanceStorage extends DelegatingStorage {

	private final StorageOutage outage;

	private Loading loading = Loading.FIRST;

	InstanceStorage(StateStorage stored, StorageOutage outage) {
		super(stored);
		this.outage = outage;
	}

	@Override
	public Optional<AccountState> getState(long userId) {
		if (this.outage.lasts()) {
			throw new IllegalStateException("the database is down, as the trace wants it");
		}
		this.loading = Loading.NONE;
		return super.getState(userId);
	}

	/** The instance has to load again. */
	void reloads() {
		this.loading = Loading.AGAIN;
	}

	Loading loading() {
		return this.loading;
	}

	/** Whether an instance waits for what is stored. */
	enum Loading {

		/** It has it. */
		NONE,

		/** It starts. */
		FIRST,

		/** It had it, and needs it once more. */
		AGAIN

	}

}

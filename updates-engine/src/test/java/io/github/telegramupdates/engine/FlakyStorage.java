package io.github.telegramupdates.engine;

import java.util.Optional;

import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;

/**
 * A storage that can break.
 */
final class FlakyStorage extends DelegatingStorage {

	private boolean broken;

	FlakyStorage() {
		super(new InMemoryStateStorage());
	}

	void breakDown() {
		this.broken = true;
	}

	void repair() {
		this.broken = false;
	}

	@Override
	public Optional<AccountState> getState(long userId) {
		if (this.broken) {
			throw new IllegalStateException("the database is down");
		}
		return super.getState(userId);
	}

}

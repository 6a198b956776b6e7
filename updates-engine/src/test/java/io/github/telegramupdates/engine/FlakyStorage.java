package io.github.telegramupdates.engine;

import java.util.List;
import java.util.Optional;

import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A storage that can break.
 */
public final class FlakyStorage extends DelegatingStorage {

	private boolean broken;

	private @Nullable Error error;

	private boolean refusing;

	private boolean parks = true;

	public FlakyStorage() {
		super(new InMemoryStateStorage());
	}

	public void breakDown() {
		this.broken = true;
	}

	public void breakDownBy(Error thrown) {
		this.error = thrown;
	}

	/** Finds another state than expected, whatever is expected. */
	public void refuse() {
		this.refusing = true;
	}

	/** As a storage that cannot keep parked updates. */
	public void parksNothing() {
		this.parks = false;
	}

	@Override
	public Optional<ParkedUpdateStorage> parkedUpdates() {
		return this.parks ? super.parkedUpdates() : Optional.empty();
	}

	public void repair() {
		this.refusing = false;
		this.broken = false;
		this.error = null;
	}

	@Override
	public Optional<AccountState> getState(long userId) {
		if (this.error != null) {
			throw this.error;
		}
		if (this.broken) {
			throw new IllegalStateException("the database is down");
		}
		return super.getState(userId);
	}

	@Override
	public void commit(List<StateChange> changes) {
		if (this.refusing) {
			throw new StateConflictException(changes.get(0).userId(), Reason.POSITION_CHANGED, "refused",
					new IllegalStateException("the cause"));
		}
		super.commit(changes);
	}

}

package io.github.telegramupdates.engine.memory;

import java.util.Map;
import java.util.Optional;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;

/**
 * Parked updates in the heap. Like positions there, they know no transactions.
 */
final class InMemoryParkedUpdates implements ParkedUpdateStorage {

	private final Map<Long, StoredAccount> accounts;

	InMemoryParkedUpdates(Map<Long, StoredAccount> accounts) {
		this.accounts = accounts;
	}

	@Override
	public Optional<ParkedUpdate> find(long userId, long id) {
		return account(userId).map((account) -> account.parked(id));
	}

	@Override
	public void forEach(long userId, Visitor visitor) {
		account(userId).ifPresent((account) -> account.parked().forEach(visitor::visit));
	}

	@Override
	public long count(long userId) {
		return account(userId).map((account) -> account.parked().size()).orElse(0);
	}

	@Override
	public void deleteReplayed(long userId, long ownerEpoch, long id) {
		account(userId)
			.orElseThrow(() -> new StateConflictException(userId, Reason.OWNERSHIP_LOST, "nobody claimed it"))
			.deleteReplayed(ownerEpoch, id);
	}

	@Override
	public void failedAgain(long userId, long id, ParkedUpdate.Failure failure) {
		account(userId).ifPresent((account) -> account.failedAgain(id, failure));
	}

	@Override
	public boolean discard(long userId, long id) {
		return account(userId).map((account) -> account.discard(id)).orElse(false);
	}

	private Optional<StoredAccount> account(long userId) {
		return Optional.ofNullable(this.accounts.get(userId));
	}

}

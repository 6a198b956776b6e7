package io.github.telegramupdates.spring.storage.positions;

import java.util.Optional;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;

/**
 * Parked updates in the application's database, under the claims of the positions. All
 * methods join the transaction of the caller, and open one if there is none.
 */
final class JpaParkedUpdateStorage implements ParkedUpdateStorage {

	private final RepositoryTransactions<PositionRepositories> positions;

	JpaParkedUpdateStorage(RepositoryTransactions<PositionRepositories> positions) {
		this.positions = positions;
	}

	@Override
	public Optional<ParkedUpdate> find(long userId, long id) {
		return this.positions.run((repositories) -> repositories.parked().find(userId, id));
	}

	@Override
	public void forEach(long userId, Visitor visitor) {
		this.positions.run((repositories) -> {
			repositories.parked().forEach(userId, visitor::visit);
			return null;
		});
	}

	@Override
	public long count(long userId) {
		return this.positions.run((repositories) -> repositories.parked().count(userId));
	}

	@Override
	public void deleteReplayed(long userId, long ownerEpoch, long id) {
		this.positions.run((repositories) -> {
			// errors of handlers stay theirs, as with a commit of positions
			repositories.users().flush();
			repositories.requireOwner(userId, ownerEpoch);
			if (!repositories.parked().delete(userId, id)) {
				throw new StateConflictException(userId, Reason.POSITION_CHANGED,
						"parked update " + id + " is stored no more");
			}
			return null;
		});
	}

	@Override
	public void failedAgain(long userId, long id, ParkedUpdate.Failure failure) {
		this.positions.run((repositories) -> {
			repositories.parked().fail(userId, id, failure);
			return null;
		});
	}

	@Override
	public boolean discard(long userId, long id) {
		return this.positions.run((repositories) -> repositories.parked().delete(userId, id));
	}

}

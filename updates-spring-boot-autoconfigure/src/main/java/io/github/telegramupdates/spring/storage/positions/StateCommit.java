package io.github.telegramupdates.spring.storage.positions;

import java.util.Comparator;
import java.util.Optional;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Stores a step of a lane, or says why it cannot be stored.
 */
class StateCommit {

	private final RepositoryTransactions<PositionRepositories> positions;

	StateCommit(RepositoryTransactions<PositionRepositories> positions) {
		this.positions = positions;
	}

	void apply(StateChange change) {
		this.positions.run((repositories) -> {
			repositories.users().flush();
			try {
				if (change instanceof AccountChange account) {
					store(repositories, account);
				}
				else if (change instanceof ChannelChange channel) {
					store(repositories, channel);
				}
				change.holes().forEach((hole) -> repositories.holes().create(change.userId(), StoredHole.of(hole)));
			}
			catch (OptimisticLockingFailureException ex) {
				throw changedMeanwhile(change, ex);
			}
			catch (DataIntegrityViolationException ex) {
				throw OwnKeyViolation.isCauseOf(ex) ? changedMeanwhile(change, ex) : ex;
			}
			return change;
		});
	}

	private static StateConflictException changedMeanwhile(StateChange change, Exception cause) {
		return new StateConflictException(change.userId(), Reason.POSITION_CHANGED,
				"changed by someone else at the same time", cause);
	}

	private void store(PositionRepositories repositories, AccountChange change) {
		AccountState expected = change.expected();
		int rows = (expected != null)
				? repositories.users()
					.advance(change.userId(), change.ownerEpoch(), change.version(), expected, change.next())
				: repositories.users().begin(change.userId(), change.ownerEpoch(), change.version(), change.next());
		if (rows == 0) {
			requireOwner(repositories, change);
			throw positionChanged(change.userId(), "account", expected, change.version(),
					repositories.users().findState(change.userId()));
		}
		repositories.intents()
			.upsert(change.intents()
				.stream()
				.sorted(Comparator.comparingLong(FetchIntent::channelId))
				.map((intent) -> new FetchIntentEntity(change.userId(), intent))
				.toList());
	}

	private void store(PositionRepositories repositories, ChannelChange change) {
		if (advance(repositories, change) == 0) {
			requireOwner(repositories, change);
			throw positionChanged(change.userId(), "channel " + change.channelId(), change.expected(), change.version(),
					repositories.channels().findState(change.userId(), change.channelId()));
		}
		if (change.settledGeneration() > 0) {
			repositories.intents().settle(change.userId(), change.channelId(), change.settledGeneration());
		}
	}

	private static int advance(PositionRepositories repositories, ChannelChange change) {
		ChannelState expected = change.expected();
		if (expected == null) {
			requireOwner(repositories, change);
			return repositories.channels().create(change.userId(), change.channelId(), change.next());
		}
		return repositories.channels()
			.advance(change.userId(), change.ownerEpoch(), change.channelId(), change.version(), expected,
					change.next());
	}

	private static void requireOwner(PositionRepositories repositories, StateChange change) {
		long stored = repositories.users().findOwnerEpoch(change.userId()).orElse(0L);
		if (stored != change.ownerEpoch()) {
			throw new StateConflictException(change.userId(), Reason.OWNERSHIP_LOST,
					"claim " + change.ownerEpoch() + " was overtaken by claim " + stored);
		}
	}

	private static StateConflictException positionChanged(long userId, String row, @Nullable Record expected,
			long version, Optional<? extends Record> stored) {
		return new StateConflictException(userId, Reason.POSITION_CHANGED,
				row + " expected at " + expected + " in version " + version + ", found " + stored.orElse(null));
	}

}

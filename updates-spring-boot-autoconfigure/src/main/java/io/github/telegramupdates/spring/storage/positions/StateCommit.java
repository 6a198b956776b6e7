package io.github.telegramupdates.spring.storage.positions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateChangeGroup;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Stores changes of lanes, or says which of them cannot be stored. The row of the account
 * comes first, then those of channels in the order of their ids, then promises, then
 * holes, then parked updates: two commits wait for each other instead of blocking each
 * other.
 */
class StateCommit {

	private static final int NAMED_LANES = 10;

	private final RepositoryTransactions<PositionRepositories> positions;

	StateCommit(RepositoryTransactions<PositionRepositories> positions) {
		this.positions = positions;
	}

	void apply(StateChangeGroup group) {
		this.positions.run((repositories) -> {
			repositories.users().flush();
			try {
				store(repositories, group);
			}
			catch (OptimisticLockingFailureException ex) {
				throw changedMeanwhile(group, ex);
			}
			catch (DataIntegrityViolationException ex) {
				throw OwnKeyViolation.isCauseOf(ex) ? changedMeanwhile(group, ex) : ex;
			}
			return group;
		});
	}

	private static void store(PositionRepositories repositories, StateChangeGroup group) {
		AccountChange account = group.account();
		if (account != null) {
			store(repositories, account);
		}
		else {
			repositories.requireOwner(group.userId(), group.ownerEpoch());
		}
		store(repositories, group.channels());
		storeIntents(repositories, group);
		repositories.batches().create(group.userId(), all(group, StateChange::holes));
		repositories.parked().add(all(group, StateChange::parked));
	}

	// the statement compares the claim, too
	private static void store(PositionRepositories repositories, AccountChange change) {
		if (repositories.batches().store(change) != 1) {
			throw conflict(repositories, change, repositories.users().findState(change.userId()));
		}
	}

	private static void store(PositionRepositories repositories, List<ChannelChange> changes) {
		List<ChannelChange> known = those(changes, (change) -> change.expected() != null);
		requireStored(repositories, known, repositories.batches().advance(known));
		List<ChannelChange> unknown = those(changes, (change) -> change.expected() == null);
		requireStored(repositories, unknown, repositories.batches().create(unknown));
	}

	private static void requireStored(PositionRepositories repositories, List<ChannelChange> changes, int[] rows) {
		for (int i = 0; i < rows.length; i++) {
			if (rows[i] != 1) {
				ChannelChange change = changes.get(i);
				throw conflict(repositories, change,
						repositories.channels().findState(change.userId(), change.channelId()));
			}
		}
	}

	// a promise that the same group keeps need not be stored
	private static void storeIntents(PositionRepositories repositories, StateChangeGroup group) {
		List<ChannelChange> settled = those(group.channels(), (change) -> change.settledGeneration() > 0);
		AccountChange account = group.account();
		if (account != null) {
			Map<Long, Long> generations = new HashMap<>();
			settled.forEach((change) -> generations.put(change.channelId(), change.settledGeneration()));
			repositories.batches()
				.promise(group.userId(),
						account.intents()
							.stream()
							.filter((intent) -> intent.generation() > generations.getOrDefault(intent.channelId(),
									Long.MIN_VALUE))
							.sorted(Comparator.comparingLong(FetchIntent::channelId))
							.toList());
		}
		repositories.batches().settle(settled);
	}

	private static <T> List<T> all(StateChangeGroup group, Function<StateChange, List<T>> part) {
		return group.changes().stream().map(part).flatMap(List::stream).toList();
	}

	private static List<ChannelChange> those(List<ChannelChange> changes, Predicate<ChannelChange> condition) {
		return changes.stream().filter(condition).toList();
	}

	private static StateConflictException conflict(PositionRepositories repositories, StateChange change,
			Optional<? extends Record> stored) {
		repositories.requireOwner(change.userId(), change.ownerEpoch());
		return new StateConflictException(change.userId(), Reason.POSITION_CHANGED, change.lane() + " expected at "
				+ change.expected() + " in version " + change.version() + ", found " + stored.orElse(null));
	}

	private static StateConflictException changedMeanwhile(StateChangeGroup group, Exception cause) {
		String lanes = group.changes()
			.stream()
			.limit(NAMED_LANES)
			.map((change) -> change.lane().toString())
			.collect(Collectors.joining(", "));
		return new StateConflictException(group.userId(), Reason.POSITION_CHANGED, "one of " + group.changes().size()
				+ " lanes (" + lanes + ") was changed by someone else at the same time", cause);
	}

}

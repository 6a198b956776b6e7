package io.github.telegramupdates.spring.storage.positions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChangeGroup;
import io.github.telegramupdates.engine.storage.StateNotFoundException;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.jpa.RepositoryTransactions;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

/**
 * Positions in the application's database.
 * <p>
 * {@link #commit} first flushes what the handlers left in the persistence context, once:
 * their errors stay theirs, and every owner locks the rows of the handlers before its
 * own. Then it compares and writes past the persistence context, in one batch for each
 * table and kind of write, so that a conflict is known before the transaction commits.
 * All methods join the transaction of the caller, and open one if there is none;
 * {@link #claim} always has its own.
 */
final class JpaStateStorage implements StateStorage {

	private final RepositoryTransactions<PositionRepositories> positions;

	private final StateCommit commit;

	private final ParkedUpdateStorage parked;

	/**
	 * Creates the storage.
	 * @param access the database
	 */
	JpaStateStorage(StorageAccess access) {
		this.positions = access.open(PositionRepositories::create);
		this.commit = new StateCommit(this.positions);
		this.parked = new JpaParkedUpdateStorage(this.positions);
	}

	@Override
	public Optional<AccountState> getState(long userId) {
		return this.positions.run((repositories) -> repositories.users().findState(userId));
	}

	@Override
	public long getVersion(long userId) {
		return this.positions.run((repositories) -> repositories.users().findVersion(userId)).orElse(NO_ROW);
	}

	@Override
	public void setState(long userId, AccountState state) {
		this.positions.run((repositories) -> {
			repositories.users().create(userId);
			return repositories.users().replace(userId, state);
		});
	}

	@Override
	public void setPts(long userId, int pts) {
		requireFound(userId, this.positions.run((repositories) -> repositories.users().setPts(userId, pts)));
	}

	@Override
	public void setQts(long userId, int qts) {
		requireFound(userId, this.positions.run((repositories) -> repositories.users().setQts(userId, qts)));
	}

	@Override
	public void setDate(long userId, int date) {
		requireFound(userId, this.positions.run((repositories) -> repositories.users().setDate(userId, date)));
	}

	@Override
	public void setSeq(long userId, int seq) {
		requireFound(userId, this.positions.run((repositories) -> repositories.users().setSeq(userId, seq)));
	}

	@Override
	public void setDateSeq(long userId, int date, int seq) {
		requireFound(userId, this.positions.run((repositories) -> repositories.users().setDateSeq(userId, date, seq)));
	}

	@Override
	public OptionalInt getChannelPts(long userId, long channelId) {
		return this.positions.run((repositories) -> repositories.channels().findState(userId, channelId))
			.map((state) -> OptionalInt.of(state.pts()))
			.orElseGet(OptionalInt::empty);
	}

	@Override
	public void setChannelPts(long userId, long channelId, int pts) {
		this.positions.run((repositories) -> {
			if (repositories.users().findState(userId).isEmpty()) {
				throw new StateNotFoundException(userId);
			}
			repositories.channels().create(userId, channelId, ChannelState.of(pts));
			return repositories.channels().setPts(userId, channelId, pts);
		});
	}

	@Override
	public void forEachChannelRow(long userId, ChannelRowVisitor visitor) {
		this.positions.run((repositories) -> {
			try (Stream<StoredChannel> channels = repositories.channels().streamChannels(userId)) {
				channels.forEach((channel) -> visitor.visit(channel.channelId(), channel.state(), channel.version()));
			}
			return null;
		});
	}

	@Override
	public void forEachFetchIntent(long userId, FetchIntentVisitor visitor) {
		this.positions.run((repositories) -> {
			try (Stream<FetchIntent> intents = repositories.intents().streamIntents(userId)) {
				intents.forEach(visitor::visit);
			}
			return null;
		});
	}

	@Override
	public void forEachHole(long userId, HoleVisitor visitor) {
		this.positions.run((repositories) -> {
			try (Stream<StoredHole> holes = repositories.holes().streamHoles(userId)) {
				holes.map(StoredHole::hole).forEach(visitor::visit);
			}
			return null;
		});
	}

	@Override
	public Optional<ParkedUpdateStorage> parkedUpdates() {
		return Optional.of(this.parked);
	}

	@Override
	public long claim(long userId) {
		return this.positions.runAlone((repositories) -> {
			if (repositories.users().claim(userId) == 0) {
				repositories.users().create(userId);
				repositories.users().claim(userId);
			}
			// the row is locked by now, so this is the epoch of this claim
			return repositories.users().findOwnerEpoch(userId).orElseThrow();
		});
	}

	@Override
	public Map<Long, Long> getOwnerEpochs(Collection<Long> userIds) {
		return this.positions.run((repositories) -> repositories.users().findOwnerEpochs(userIds))
			.stream()
			.collect(Collectors.toMap(StoredClaim::userId, StoredClaim::ownerEpoch));
	}

	@Override
	public void commit(List<StateChange> changes) {
		if (!changes.isEmpty()) {
			this.commit.apply(StateChangeGroup.of(changes));
		}
	}

	@Override
	public void forget(long userId) {
		this.positions.run((repositories) -> {
			repositories.channels().deleteAll(userId);
			repositories.intents().deleteAll(userId);
			repositories.holes().deleteAll(userId);
			repositories.parked().deleteAll(userId);
			return repositories.users().clear(userId);
		});
	}

	private static void requireFound(long userId, int rows) {
		if (rows == 0) {
			throw new StateNotFoundException(userId);
		}
	}

}

package io.github.telegramupdates.engine.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateChangeGroup;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateNotFoundException;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored of one account, guarded by its monitor.
 */
final class StoredAccount {

	private final long userId;

	private final Map<Long, Channel> channels = new HashMap<>();

	private final Map<Long, FetchIntent> intents = new HashMap<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private final SortedMap<Long, ParkedUpdate> parked = new TreeMap<>();

	private @Nullable AccountState state;

	private long version = StateStorage.NO_ROW;

	private long ownerEpoch;

	private long parkedBefore;

	StoredAccount(long userId) {
		this.userId = userId;
	}

	synchronized Optional<AccountState> state() {
		return Optional.ofNullable(this.state);
	}

	synchronized long version() {
		return this.version;
	}

	synchronized long ownerEpoch() {
		return this.ownerEpoch;
	}

	synchronized void setState(AccountState state) {
		this.state = state;
		this.version++;
	}

	synchronized void update(UnaryOperator<AccountState> change) {
		this.state = change.apply(requireState());
		this.version++;
	}

	synchronized Map<Long, Channel> channels() {
		return new HashMap<>(this.channels);
	}

	synchronized void setChannelPts(long channelId, int pts) {
		requireState();
		this.channels.merge(channelId, new Channel(ChannelState.of(pts), 0),
				(stored, created) -> stored.next(stored.state().withPts(pts)));
	}

	synchronized List<FetchIntent> intents() {
		return List.copyOf(this.intents.values());
	}

	synchronized List<HistoryHole> holes() {
		return List.copyOf(this.holes);
	}

	synchronized long claim() {
		this.version++;
		return ++this.ownerEpoch;
	}

	synchronized void forget() {
		this.state = null;
		this.version++;
		this.channels.clear();
		this.intents.clear();
		this.holes.clear();
		this.parked.clear();
	}

	synchronized List<ParkedUpdate> parked() {
		return List.copyOf(this.parked.values());
	}

	synchronized @Nullable ParkedUpdate parked(long id) {
		return this.parked.get(id);
	}

	synchronized void deleteReplayed(long ownerEpoch, long id) {
		requireOwner(ownerEpoch);
		if (!discard(id)) {
			throw new StateConflictException(this.userId, Reason.POSITION_CHANGED,
					"parked update " + id + " is stored no more");
		}
	}

	synchronized void failedAgain(long id, ParkedUpdate.Failure failure) {
		this.parked.computeIfPresent(id, (key, update) -> update.withFailure(failure));
	}

	synchronized boolean discard(long id) {
		return this.parked.remove(id) != null;
	}

	synchronized void commit(StateChangeGroup group) {
		requireOwner(group.ownerEpoch());
		AccountChange account = group.account();
		if (account != null) {
			requireExpected(account, this.state, this.version);
		}
		group.channels().forEach((channel) -> {
			Channel stored = this.channels.getOrDefault(channel.channelId(), Channel.NONE);
			requireExpected(channel, stored.state(), stored.version());
		});
		if (account != null) {
			store(account);
		}
		group.channels().forEach(this::store);
	}

	private void requireOwner(long ownerEpoch) {
		if (ownerEpoch != this.ownerEpoch) {
			throw new StateConflictException(this.userId, Reason.OWNERSHIP_LOST,
					"claim " + ownerEpoch + " was overtaken by claim " + this.ownerEpoch);
		}
	}

	private void requireExpected(StateChange change, @Nullable Record stored, long version) {
		if (change.version() != version || !Objects.equals(change.expected(), stored)) {
			throw new StateConflictException(this.userId, Reason.POSITION_CHANGED,
					change.lane() + " expected at " + change.expected() + " in version " + change.version() + ", found "
							+ stored + " in version " + version);
		}
	}

	private void store(AccountChange change) {
		this.state = change.next();
		this.version = change.nextVersion();
		change.intents().forEach((intent) -> this.intents.put(intent.channelId(), intent));
		pass(change);
	}

	private void store(ChannelChange change) {
		this.channels.put(change.channelId(), new Channel(change.next(), change.nextVersion()));
		this.intents.computeIfPresent(change.channelId(),
				(id, intent) -> (intent.generation() <= change.settledGeneration()) ? null : intent);
		pass(change);
	}

	private void pass(StateChange change) {
		this.holes.addAll(change.holes());
		change.parked().forEach((update) -> {
			long id = ++this.parkedBefore;
			this.parked.put(id, update.withId(id));
		});
	}

	private AccountState requireState() {
		if (this.state == null) {
			throw new StateNotFoundException(this.userId);
		}
		return this.state;
	}

	/**
	 * A channel and how often it was written.
	 */
	record Channel(@Nullable ChannelState state, long version) {

		static final Channel NONE = new Channel(null, StateStorage.NO_ROW);

		Channel next(ChannelState next) {
			return new Channel(next, this.version + 1);
		}

	}

}

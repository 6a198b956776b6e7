package io.github.telegramupdates.engine.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
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

	private @Nullable AccountState state;

	private long version = StateStorage.NO_ROW;

	private long ownerEpoch;

	StoredAccount(long userId) {
		this.userId = userId;
	}

	synchronized Optional<AccountState> state() {
		return Optional.ofNullable(this.state);
	}

	synchronized long version() {
		return this.version;
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
	}

	synchronized void commit(StateChange change) {
		if (change.ownerEpoch() != this.ownerEpoch) {
			throw new StateConflictException(this.userId, Reason.OWNERSHIP_LOST,
					"claim " + change.ownerEpoch() + " was overtaken by claim " + this.ownerEpoch);
		}
		if (change instanceof AccountChange account) {
			requireExpected(null, account.expected(), account.version(), this.state, this.version);
			this.state = account.next();
			this.version++;
			account.intents().forEach((intent) -> this.intents.put(intent.channelId(), intent));
		}
		else if (change instanceof ChannelChange channel) {
			Channel stored = this.channels.getOrDefault(channel.channelId(), Channel.NONE);
			requireExpected(channel, channel.expected(), channel.version(), stored.state(), stored.version());
			this.channels.put(channel.channelId(), stored.next(channel.next()));
			this.intents.computeIfPresent(channel.channelId(),
					(id, intent) -> (intent.generation() <= channel.settledGeneration()) ? null : intent);
		}
		this.holes.addAll(change.holes());
	}

	private void requireExpected(@Nullable ChannelChange channel, @Nullable Record expected, long expectedVersion,
			@Nullable Record stored, long version) {
		if (expectedVersion != version || !Objects.equals(expected, stored)) {
			String row = (channel != null) ? "channel " + channel.channelId() : "account";
			throw new StateConflictException(this.userId, Reason.POSITION_CHANGED, row + " expected at " + expected
					+ " in version " + expectedVersion + ", found " + stored + " in version " + version);
		}
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

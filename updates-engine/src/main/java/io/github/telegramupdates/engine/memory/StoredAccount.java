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
import org.jspecify.annotations.Nullable;

/**
 * Everything stored of one account, guarded by its monitor.
 */
final class StoredAccount {

	private final long userId;

	private final Map<Long, ChannelState> channels = new HashMap<>();

	private final Map<Long, FetchIntent> intents = new HashMap<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private @Nullable AccountState state;

	private long ownerEpoch;

	StoredAccount(long userId) {
		this.userId = userId;
	}

	synchronized Optional<AccountState> state() {
		return Optional.ofNullable(this.state);
	}

	synchronized void setState(AccountState state) {
		this.state = state;
	}

	synchronized void update(UnaryOperator<AccountState> change) {
		this.state = change.apply(requireState());
	}

	synchronized Map<Long, ChannelState> channels() {
		return new HashMap<>(this.channels);
	}

	synchronized void setChannelPts(long channelId, int pts) {
		requireState();
		this.channels.merge(channelId, ChannelState.of(pts), (stored, created) -> stored.withPts(pts));
	}

	synchronized List<FetchIntent> intents() {
		return List.copyOf(this.intents.values());
	}

	synchronized List<HistoryHole> holes() {
		return List.copyOf(this.holes);
	}

	synchronized long claim() {
		return ++this.ownerEpoch;
	}

	synchronized void forget() {
		this.state = null;
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
			requireExpected("account", account.expected(), this.state);
			this.state = account.next();
			account.intents().forEach((intent) -> this.intents.put(intent.channelId(), intent));
		}
		else if (change instanceof ChannelChange channel) {
			requireExpected("channel " + channel.channelId(), channel.expected(),
					this.channels.get(channel.channelId()));
			this.channels.put(channel.channelId(), channel.next());
			this.intents.computeIfPresent(channel.channelId(),
					(id, intent) -> (intent.generation() <= channel.settledGeneration()) ? null : intent);
		}
		this.holes.addAll(change.holes());
	}

	private void requireExpected(String row, @Nullable Record expected, @Nullable Record stored) {
		if (!Objects.equals(expected, stored)) {
			throw new StateConflictException(this.userId, Reason.POSITION_CHANGED,
					row + " expected at " + expected + ", found " + stored);
		}
	}

	private AccountState requireState() {
		if (this.state == null) {
			throw new StateNotFoundException(this.userId);
		}
		return this.state;
	}

}

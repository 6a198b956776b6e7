package io.github.telegramupdates.engine.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChangeGroup;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Positions in the heap.
 * <p>
 * Compares and refuses as a database would, but knows no transactions: changes are stored
 * the moment {@link #commit} returns, whatever becomes of the caller's transaction.
 * Visitors see the positions of one instant and may call back.
 */
public final class InMemoryStateStorage implements StateStorage {

	private final Map<Long, StoredAccount> accounts = new ConcurrentHashMap<>();

	private final ParkedUpdateStorage parked = new InMemoryParkedUpdates(this.accounts);

	@Override
	public Optional<AccountState> getState(long userId) {
		StoredAccount account = this.accounts.get(userId);
		return (account != null) ? account.state() : Optional.empty();
	}

	@Override
	public long getVersion(long userId) {
		StoredAccount account = this.accounts.get(userId);
		return (account != null) ? account.version() : NO_ROW;
	}

	@Override
	public void setState(long userId, AccountState state) {
		account(userId).setState(state);
	}

	@Override
	public void setPts(long userId, int pts) {
		update(userId, (state) -> state.withPts(pts));
	}

	@Override
	public void setQts(long userId, int qts) {
		update(userId, (state) -> state.withQts(qts));
	}

	@Override
	public void setDate(long userId, int date) {
		update(userId, (state) -> state.withDateSeq(date, state.seq()));
	}

	@Override
	public void setSeq(long userId, int seq) {
		update(userId, (state) -> state.withDateSeq(state.date(), seq));
	}

	@Override
	public void setDateSeq(long userId, int date, int seq) {
		update(userId, (state) -> state.withDateSeq(date, seq));
	}

	@Override
	public OptionalInt getChannelPts(long userId, long channelId) {
		StoredAccount account = this.accounts.get(userId);
		StoredAccount.Channel channel = (account != null) ? account.channels().get(channelId) : null;
		return (channel != null) ? OptionalInt.of(channel.state().pts()) : OptionalInt.empty();
	}

	@Override
	public void setChannelPts(long userId, long channelId, int pts) {
		account(userId).setChannelPts(channelId, pts);
	}

	@Override
	public void forEachChannelRow(long userId, ChannelRowVisitor visitor) {
		StoredAccount account = this.accounts.get(userId);
		if (account != null) {
			account.channels().forEach((id, channel) -> visitor.visit(id, channel.state(), channel.version()));
		}
	}

	@Override
	public void forEachFetchIntent(long userId, FetchIntentVisitor visitor) {
		StoredAccount account = this.accounts.get(userId);
		if (account != null) {
			account.intents().forEach(visitor::visit);
		}
	}

	@Override
	public void forEachHole(long userId, HoleVisitor visitor) {
		StoredAccount account = this.accounts.get(userId);
		if (account != null) {
			account.holes().forEach(visitor::visit);
		}
	}

	@Override
	public Optional<ParkedUpdateStorage> parkedUpdates() {
		return Optional.of(this.parked);
	}

	@Override
	public long claim(long userId) {
		return account(userId).claim();
	}

	@Override
	public Map<Long, Long> getOwnerEpochs(Collection<Long> userIds) {
		Map<Long, Long> epochs = new HashMap<>();
		for (long userId : userIds) {
			StoredAccount account = this.accounts.get(userId);
			if (account != null) {
				epochs.put(userId, account.ownerEpoch());
			}
		}
		return epochs;
	}

	@Override
	public void commit(List<StateChange> changes) {
		if (!changes.isEmpty()) {
			StateChangeGroup group = StateChangeGroup.of(changes);
			account(group.userId()).commit(group);
		}
	}

	@Override
	public void forget(long userId) {
		account(userId).forget();
	}

	private void update(long userId, UnaryOperator<AccountState> change) {
		account(userId).update(change);
	}

	private StoredAccount account(long userId) {
		return this.accounts.computeIfAbsent(userId, StoredAccount::new);
	}

}

package io.github.telegramupdates.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Hands everything on, so that tests can break single operations.
 */
public class DelegatingStorage implements StateStorage {

	private final StateStorage delegate;

	protected DelegatingStorage(StateStorage delegate) {
		this.delegate = delegate;
	}

	@Override
	public Optional<AccountState> getState(long userId) {
		return this.delegate.getState(userId);
	}

	@Override
	public long getVersion(long userId) {
		return this.delegate.getVersion(userId);
	}

	@Override
	public void setState(long userId, AccountState state) {
		this.delegate.setState(userId, state);
	}

	@Override
	public void setPts(long userId, int pts) {
		this.delegate.setPts(userId, pts);
	}

	@Override
	public void setQts(long userId, int qts) {
		this.delegate.setQts(userId, qts);
	}

	@Override
	public void setDate(long userId, int date) {
		this.delegate.setDate(userId, date);
	}

	@Override
	public void setSeq(long userId, int seq) {
		this.delegate.setSeq(userId, seq);
	}

	@Override
	public void setDateSeq(long userId, int date, int seq) {
		this.delegate.setDateSeq(userId, date, seq);
	}

	@Override
	public OptionalInt getChannelPts(long userId, long channelId) {
		return this.delegate.getChannelPts(userId, channelId);
	}

	@Override
	public void setChannelPts(long userId, long channelId, int pts) {
		this.delegate.setChannelPts(userId, channelId, pts);
	}

	@Override
	public void forEachChannelRow(long userId, ChannelRowVisitor visitor) {
		this.delegate.forEachChannelRow(userId, visitor);
	}

	@Override
	public void forEachFetchIntent(long userId, FetchIntentVisitor visitor) {
		this.delegate.forEachFetchIntent(userId, visitor);
	}

	@Override
	public void forEachHole(long userId, HoleVisitor visitor) {
		this.delegate.forEachHole(userId, visitor);
	}

	@Override
	public Optional<ParkedUpdateStorage> parkedUpdates() {
		return this.delegate.parkedUpdates();
	}

	@Override
	public long claim(long userId) {
		return this.delegate.claim(userId);
	}

	@Override
	public Map<Long, Long> getOwnerEpochs(Collection<Long> userIds) {
		return this.delegate.getOwnerEpochs(userIds);
	}

	@Override
	public void commit(List<StateChange> changes) {
		this.delegate.commit(changes);
	}

	@Override
	public void forget(long userId) {
		this.delegate.forget(userId);
	}

}

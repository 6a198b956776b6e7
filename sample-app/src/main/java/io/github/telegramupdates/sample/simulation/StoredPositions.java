package io.github.telegramupdates.sample.simulation;

import java.util.OptionalInt;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Positions in the storage of an application in this process.
 */
record StoredPositions(StateStorage storage, long userId) implements Positions {

	@Override
	public OptionalInt ofAccount() {
		return this.storage.getState(this.userId).stream().mapToInt(AccountState::pts).findFirst();
	}

	@Override
	public OptionalInt ofChannel(long channelId) {
		return this.storage.getChannelPts(this.userId, channelId);
	}

}

package io.github.telegramupdates.engine;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Claims an account once, and reads what is stored of it as often as it is asked.
 */
final class StateLoader {

	private final long userId;

	private final AuthOptions options;

	private final StateStorage storage;

	private boolean claimed;

	private long ownerEpoch;

	StateLoader(long userId, AuthOptions options, StateStorage storage) {
		this.userId = userId;
		this.options = options;
		this.storage = storage;
	}

	Input.Load load(Moment at) {
		claim();
		// before the position: what is written in between is then found out
		long version = this.storage.getVersion(this.userId);
		AccountState state = this.storage.getState(this.userId).orElse(null);
		List<Input.StoredChannel> channels = new ArrayList<>();
		this.storage.forEachChannelRow(this.userId,
				(id, channel, written) -> channels.add(new Input.StoredChannel(id, channel, written)));
		List<FetchIntent> intents = new ArrayList<>();
		this.storage.forEachFetchIntent(this.userId, intents::add);
		return new Input.Load(at, this.ownerEpoch, version, state, channels, intents);
	}

	private void claim() {
		if (!this.claimed) {
			this.ownerEpoch = this.storage.claim(this.userId);
			if (this.options.storedState() == AuthOptions.StoredState.FORGET) {
				this.storage.forget(this.userId);
			}
			this.claimed = true;
		}
	}

}

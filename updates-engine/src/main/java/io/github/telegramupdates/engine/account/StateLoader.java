package io.github.telegramupdates.engine.account;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.lanes.CommitStatistics;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * Claims an account once, and reads what is stored of it as often as it is asked.
 */
final class StateLoader {

	private final AccountSettings account;

	private final StateStorage storage;

	private final CommitStatistics statistics;

	private boolean claimed;

	private volatile long ownerEpoch;

	StateLoader(AccountSettings account, StateStorage storage, CommitStatistics statistics) {
		this.account = account;
		this.storage = storage;
		this.statistics = statistics;
	}

	long userId() {
		return this.account.userId();
	}

	Input.Load load(Moment at) {
		claim();
		// before the position: what is written in between is then found out
		long version = this.storage.getVersion(this.account.userId());
		AccountState state = this.storage.getState(this.account.userId()).orElse(null);
		List<Input.StoredChannel> channels = new ArrayList<>();
		this.storage.forEachChannelRow(this.account.userId(),
				(id, channel, written) -> channels.add(new Input.StoredChannel(id, channel, written)));
		List<FetchIntent> intents = new ArrayList<>();
		this.storage.forEachFetchIntent(this.account.userId(), intents::add);
		this.storage.parkedUpdates()
			.ifPresent((parked) -> this.statistics.counted(parked.count(this.account.userId())));
		return new Input.Load(at, this.ownerEpoch, version, state, channels, intents);
	}

	/**
	 * The claim under which the account runs, once its state is loaded.
	 */
	long ownerEpoch() {
		return this.ownerEpoch;
	}

	private void claim() {
		if (!this.claimed) {
			this.ownerEpoch = this.storage.claim(this.account.userId());
			if (this.account.forgetting()) {
				this.storage.forget(this.account.userId());
			}
			this.claimed = true;
		}
	}

}

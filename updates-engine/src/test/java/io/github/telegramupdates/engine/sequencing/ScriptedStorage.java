package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an engine has committed, or is loaded with. Each change must begin where the last
 * one has ended.
 */
final class ScriptedStorage {

	private final Map<Long, ChannelState> channels = new LinkedHashMap<>();

	private final Map<Long, Long> channelVersions = new LinkedHashMap<>();

	private final Map<Long, FetchIntent> intents = new LinkedHashMap<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private @Nullable AccountState account;

	private long accountVersion;

	void put(AccountState state) {
		this.account = state;
	}

	void put(long channelId, ChannelState state) {
		this.channels.put(channelId, state);
	}

	void put(FetchIntent intent) {
		this.intents.put(intent.channelId(), intent);
	}

	/** All but the holes: those are reported once. */
	ScriptedStorage copy() {
		ScriptedStorage copy = new ScriptedStorage();
		copy.account = this.account;
		copy.accountVersion = this.accountVersion;
		copy.channels.putAll(this.channels);
		copy.channelVersions.putAll(this.channelVersions);
		copy.intents.putAll(this.intents);
		return copy;
	}

	Input.Load load(Moment at, ServerLimits limits) {
		List<Input.StoredChannel> stored = this.channels.entrySet()
			.stream()
			.map((entry) -> new Input.StoredChannel(entry.getKey(), entry.getValue(),
					this.channelVersions.getOrDefault(entry.getKey(), 0L)))
			.toList();
		return new Input.Load(at, 1, this.accountVersion, this.account, stored, List.copyOf(this.intents.values()),
				limits, List.of());
	}

	void commit(@Nullable StateChange change) {
		if (change instanceof StateChange.AccountChange account) {
			commit(account);
		}
		else if (change instanceof StateChange.ChannelChange channel) {
			commit(channel);
		}
		if (change != null) {
			this.holes.addAll(change.holes());
		}
	}

	private void commit(StateChange.AccountChange change) {
		assertThat(change.expected()).isEqualTo(this.account);
		assertThat(change.version()).isEqualTo(this.accountVersion++);
		this.account = change.next();
		change.intents().forEach(this::put);
	}

	private void commit(StateChange.ChannelChange change) {
		long channelId = change.channelId();
		assertThat(change.expected()).isEqualTo(this.channels.get(channelId));
		long written = this.channelVersions.getOrDefault(channelId, (change.expected() != null) ? 0L : -1L);
		assertThat(change.version()).isEqualTo(written);
		this.channelVersions.put(channelId, written + 1);
		this.channels.put(channelId, change.next());
		this.intents.values()
			.removeIf((intent) -> intent.channelId() == channelId && intent.generation() <= change.settledGeneration());
	}

	@Nullable AccountState account() {
		return this.account;
	}

	@Nullable ChannelState channel(long channelId) {
		return this.channels.get(channelId);
	}

	Map<Long, FetchIntent> intents() {
		return this.intents;
	}

	List<HistoryHole> holes() {
		return this.holes;
	}

}

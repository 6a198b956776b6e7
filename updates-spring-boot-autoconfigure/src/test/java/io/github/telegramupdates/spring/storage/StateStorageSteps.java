package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Steps of an account, and what is stored after them.
 */
public abstract class StateStorageSteps {

	private static final AtomicLong USERS = new AtomicLong(1_000_000_000_000L);

	protected static final AccountState STATE = new AccountState(10, 20, 1_700_000_000, 4, 2, 77);

	protected static final ChannelState CHANNEL = new ChannelState(100, 1, ChannelState.INACCESSIBLE, 55);

	protected static final HistoryHole HOLE = new HistoryHole.Range(BoxId.COMMON, 10, 90, 3, 77, 0, Cause.TOO_LONG);

	protected final long user = USERS.incrementAndGet();

	protected abstract StateStorage storage();

	protected final long begin() {
		long claim = storage().claim(this.user);
		commit(account(claim, null, STATE));
		return claim;
	}

	protected final void commit(StateChange change) {
		storage().commit(change);
	}

	protected final void refuse(StateChange change, Reason reason) {
		assertThatExceptionOfType(StateConflictException.class).isThrownBy(() -> commit(change)).satisfies((ex) -> {
			assertThat(ex.reason()).isEqualTo(reason);
			assertThat(ex.userId()).isEqualTo(this.user);
		});
	}

	protected final AccountChange account(long claim, @Nullable AccountState expected, AccountState next) {
		return new AccountChange(this.user, claim, expected, storage().getVersion(this.user), next, List.of(),
				List.of());
	}

	protected final AccountChange promise(long claim, FetchIntent... intents) {
		AccountState state = storage().getState(this.user).orElseThrow();
		return new AccountChange(this.user, claim, state, storage().getVersion(this.user), state, List.of(intents),
				List.of());
	}

	protected final ChannelChange channel(long claim, long channelId, @Nullable ChannelState expected,
			ChannelState next) {
		return channel(claim, channelId, expected, next, 0);
	}

	protected final ChannelChange channel(long claim, long channelId, @Nullable ChannelState expected,
			ChannelState next, long settledGeneration, HistoryHole... holes) {
		long version = (expected != null) ? Math.max(0, version(channelId)) : StateStorage.NO_ROW;
		return new ChannelChange(this.user, claim, channelId, expected, version, next, settledGeneration,
				List.of(holes));
	}

	protected final long version(long channelId) {
		Map<Long, Long> versions = new HashMap<>();
		storage().forEachChannelRow(this.user, (id, state, version) -> versions.put(id, version));
		return versions.getOrDefault(channelId, StateStorage.NO_ROW);
	}

	protected final AccountChange pass(long claim, HistoryHole... holes) {
		AccountState state = storage().getState(this.user).orElseThrow();
		return new AccountChange(this.user, claim, state, storage().getVersion(this.user), state, List.of(),
				List.of(holes));
	}

	protected final ChannelChange pass(long claim, @Nullable ChannelState expected, ChannelState next,
			HistoryHole hole) {
		return channel(claim, 1, expected, next, 0, hole);
	}

	protected final Map<Long, ChannelState> channels() {
		Map<Long, ChannelState> channels = new HashMap<>();
		storage().forEachChannel(this.user, channels::put);
		return channels;
	}

	protected final List<FetchIntent> intents() {
		List<FetchIntent> intents = new ArrayList<>();
		storage().forEachFetchIntent(this.user, intents::add);
		return intents;
	}

	protected final List<HistoryHole> holes() {
		List<HistoryHole> holes = new ArrayList<>();
		storage().forEachHole(this.user, holes::add);
		return holes;
	}

}

package io.github.telegramupdates.engine.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import org.jspecify.annotations.Nullable;

/**
 * Random steps of the lanes of an account, each from where the one before it ended.
 */
final class LaneSteps {

	private static final int CHANNELS = 4;

	private final Map<Long, ChannelState> channels = new HashMap<>();

	private final Map<Long, Long> versions = new HashMap<>();

	private final SplittableRandom random;

	private final long claim;

	private @Nullable AccountState state;

	private long version;

	private long generation;

	LaneSteps(SplittableRandom random, long claim, long version) {
		this.random = random;
		this.claim = claim;
		this.version = version;
	}

	long claim() {
		return this.claim;
	}

	/**
	 * One to five steps of each lane that takes part, the account's first.
	 */
	List<List<StateChange>> next() {
		List<List<StateChange>> lanes = new ArrayList<>();
		for (long channelId = 0; channelId <= CHANNELS; channelId++) {
			if (this.random.nextBoolean()) {
				List<StateChange> steps = new ArrayList<>();
				for (int count = this.random.nextInt(1, 6); count > 0; count--) {
					steps.add((channelId == 0) ? account() : channel(channelId));
				}
				lanes.add(steps);
			}
		}
		return lanes;
	}

	private AccountChange account() {
		AccountState next = AccountState.of(this.random.nextInt(3), this.random.nextInt(3), 30, 40);
		AccountChange change = new AccountChange(1, this.claim, this.state, this.version++, next, intents(),
				holes(BoxId.COMMON))
			.withParked(parked(Lane.ACCOUNT, BoxId.COMMON));
		this.state = next;
		return change;
	}

	private ChannelChange channel(long channelId) {
		ChannelState next = ChannelState.of(this.random.nextInt(3));
		long stored = this.versions.getOrDefault(channelId, StateStorage.NO_ROW);
		ChannelChange change = new ChannelChange(1, this.claim, channelId, this.channels.put(channelId, next), stored,
				next, this.random.nextLong(this.generation + 1), holes(BoxId.channel(channelId)))
			.withParked(parked(Lane.channel(channelId), BoxId.channel(channelId)));
		this.versions.put(channelId, stored + 1);
		return change;
	}

	private List<FetchIntent> intents() {
		List<FetchIntent> intents = new ArrayList<>();
		for (long channelId = 1; channelId <= CHANNELS; channelId++) {
			if (this.random.nextInt(3) == 0) {
				intents.add(new FetchIntent(channelId, this.random.nextInt(100), ++this.generation));
			}
		}
		return intents;
	}

	private List<ParkedUpdate> parked(Lane lane, BoxId box) {
		List<ParkedUpdate> parked = new ArrayList<>();
		while (this.random.nextInt(4) == 0) {
			parked.add(ParkedUpdates.parked(1, lane, box, this.random.nextInt(100)));
		}
		return parked;
	}

	private List<HistoryHole> holes(BoxId box) {
		List<HistoryHole> holes = new ArrayList<>();
		while (this.random.nextInt(3) == 0) {
			int from = this.random.nextInt(100);
			holes.add(new HistoryHole.Range(box, from, from + 1, 0, 0, 0, Cause.TOO_LONG));
		}
		return holes;
	}

}

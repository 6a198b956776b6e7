package io.github.telegramupdates.engine.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the steps of a lane are when they are merged.
 */
class StateChangeTests {

	private static final AccountState STATE = AccountState.of(10, 20, 30, 40);

	private static final ChannelState CHANNEL = ChannelState.of(100);

	@Test
	void aMergedChangeExpectsWhatTheFirstStepExpectsAndStoresWhatTheLastStores() {
		AccountChange merged = account(STATE, 5, STATE.withPts(11)).then(account(STATE.withPts(11), 6, STATE))
			.then(account(STATE, 7, STATE.withPts(13)));
		assertThat(merged)
			.isEqualTo(new AccountChange(1, 2, STATE, 5, STATE.withPts(13), 8, List.of(), List.of(), List.of()));
	}

	@Test
	void theHighestIntentOfAChannelStays() {
		AccountChange merged = promise(5, new FetchIntent(1, 10, 1), new FetchIntent(2, 20, 1))
			.then(promise(6, new FetchIntent(2, 21, 2), new FetchIntent(3, 30, 2)));
		assertThat(merged.intents()).containsExactly(new FetchIntent(1, 10, 1), new FetchIntent(2, 21, 2),
				new FetchIntent(3, 30, 2));
	}

	@Test
	void theHighestSettledGenerationStays() {
		ChannelChange merged = settle(5, 7).then(settle(6, 9)).then(settle(7, 0));
		assertThat(merged.settledGeneration()).isEqualTo(9);
	}

	@Test
	void holesFollowEachOther() {
		ChannelChange merged = pass(5, hole(1), hole(2)).then(pass(6)).then(pass(7, hole(3)));
		assertThat(merged.holes()).containsExactly(hole(1), hole(2), hole(3));
	}

	@Test
	void parkedUpdatesFollowEachOther() {
		StateChange merged = pass(5).withParked(List.of(parked(1), parked(2)))
			.then(pass(6).withParked(List.of(parked(3))).withParked(List.of(parked(4))));
		assertThat(merged.parked()).containsExactly(parked(1), parked(2), parked(3), parked(4));
		StateChange account = account(STATE, 5, STATE).then(account(STATE, 6, STATE).withParked(List.of(parked(5))));
		assertThat(account.parked()).containsExactly(parked(5));
		assertThat(account.nextVersion()).isEqualTo(7);
	}

	static Stream<StateChange> thoseThatDoNotFollow() {
		AccountState end = STATE.withPts(11);
		return Stream.of(new AccountChange(9, 2, end, 6, end, List.of(), List.of()),
				new AccountChange(1, 9, end, 6, end, List.of(), List.of()), account(STATE, 6, end),
				account(end, 5, end), account(end, 7, end),
				new ChannelChange(1, 2, 3, CHANNEL, 6, CHANNEL, 0, List.of()));
	}

	@ParameterizedTest
	@MethodSource("thoseThatDoNotFollow")
	void aChangeThatDoesNotBeginWhereTheOtherEndsIsRefused(StateChange following) {
		AccountChange first = account(STATE, 5, STATE.withPts(11));
		assertThatExceptionOfType(StateChangeOrderException.class).isThrownBy(() -> first.then(following))
			.satisfies((ex) -> assertThat(ex.userId()).isOne());
	}

	@Test
	void aChangeOfAnotherChannelIsRefused() {
		ChannelChange first = settle(5, 0);
		assertThatExceptionOfType(StateChangeOrderException.class)
			.isThrownBy(() -> first.then(new ChannelChange(1, 2, 4, CHANNEL, 6, CHANNEL, 0, List.of())))
			.withMessageContaining("channel 3")
			.withMessageContaining("channel 4");
	}

	@Test
	void aVersionMustRise() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AccountChange(1, 2, STATE, 5, STATE, 5, List.of(), List.of(), List.of()));
	}

	@Test
	void aGroupOrdersChannelsByTheirIds() {
		StateChangeGroup group = StateChangeGroup.of(List.of(channel(9), account(STATE, 5, STATE), channel(-1)));
		assertThat(group.account()).isEqualTo(account(STATE, 5, STATE));
		assertThat(group.channels()).containsExactly(channel(-1), channel(9));
		assertThat(group.changes()).containsExactly(account(STATE, 5, STATE), channel(-1), channel(9));
	}

	@Test
	void mergedStepsOfLanesLeaveBehindWhatTheStepsLeaveOneByOne() {
		long seed = System.nanoTime();
		System.out.println("StateChangeTests: seed " + seed);
		SplittableRandom random = new SplittableRandom(seed);
		for (int run = 0; run < 300; run++) {
			InMemoryStateStorage single = new InMemoryStateStorage();
			InMemoryStateStorage merged = new InMemoryStateStorage();
			LaneSteps steps = new LaneSteps(random, single.claim(1), single.getVersion(1));
			assertThat(merged.claim(1)).isEqualTo(steps.claim());
			for (int group = 0; group < 4; group++) {
				List<List<StateChange>> lanes = steps.next();
				lanes.forEach((lane) -> lane.forEach(single::commit));
				merged.commit(
						lanes.stream().map((lane) -> lane.stream().reduce(StateChange::then).orElseThrow()).toList());
				assertThat(stored(merged)).as("seed %d, run %d", seed, run).isEqualTo(stored(single));
			}
		}
	}

	private static List<Object> stored(StateStorage storage) {
		Map<Long, Object> channels = new TreeMap<>();
		Map<Long, Object> intents = new TreeMap<>();
		List<HistoryHole> holes = new ArrayList<>();
		storage.forEachChannelRow(1, (id, state, version) -> channels.put(id, List.of(state, version)));
		storage.forEachFetchIntent(1, (intent) -> intents.put(intent.channelId(), intent));
		List<ParkedUpdate> parked = new ArrayList<>();
		storage.forEachHole(1, holes::add);
		storage.parkedUpdates().orElseThrow().forEach(1, parked::add);
		return List.of(storage.getState(1), storage.getVersion(1), channels, intents, holes, parked);
	}

	private static AccountChange account(AccountState expected, long version, AccountState next) {
		return new AccountChange(1, 2, expected, version, next, List.of(), List.of());
	}

	private static AccountChange promise(long version, FetchIntent... intents) {
		return new AccountChange(1, 2, STATE, version, STATE, List.of(intents), List.of());
	}

	private static ChannelChange channel(long channelId) {
		return new ChannelChange(1, 2, channelId, CHANNEL, 5, CHANNEL, 0, List.of());
	}

	private static ChannelChange settle(long version, long generation) {
		return new ChannelChange(1, 2, 3, CHANNEL, version, CHANNEL, generation, List.of());
	}

	private static ChannelChange pass(long version, HistoryHole... holes) {
		return new ChannelChange(1, 2, 3, CHANNEL, version, CHANNEL, 0, List.of(holes));
	}

	private static ParkedUpdate parked(int position) {
		return ParkedUpdates.parked(1, Lane.channel(3), BoxId.channel(3), position);
	}

	private static HistoryHole hole(int from) {
		return new HistoryHole.Range(BoxId.channel(3), from, from + 1, 0, 0, 0, Cause.TOO_LONG);
	}

}

package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateChangeOrderException;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every storage promises of changes that are stored at once.
 */
public abstract class GroupCommitContract extends HistoryHoleContract {

	private static final HistoryHole OF_CHANNEL = new HistoryHole.Reset(BoxId.channel(3), 300, 1, 100, 2, 55, 99);

	@Test
	void noChangesStoreNothing() {
		begin();
		storage().commit(List.of());
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void changesOfManyLanesAreStoredAtOnce() {
		long claim = begin();
		long version = storage().getVersion(this.user);
		commit(channel(claim, 3, null, CHANNEL));
		storage().commit(group(claim, version));
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11));
		assertThat(storage().getVersion(this.user)).isEqualTo(version + 1);
		assertThat(channels()).containsOnly(Map.entry(3L, CHANNEL.withPts(300)), Map.entry(9L, CHANNEL),
				Map.entry(-5L, CHANNEL));
		assertThat(version(3)).isOne();
		assertThat(version(9)).isZero();
		assertThat(intents()).containsExactlyInAnyOrder(new FetchIntent(3, 400, 9), new FetchIntent(7, 0, 8));
		assertThat(holes()).containsExactlyInAnyOrder(HOLE, OF_CHANNEL);
	}

	@Test
	void aConflictInOneOfManyChangesLeavesNothingStored() {
		long claim = begin();
		long version = storage().getVersion(this.user);
		commit(channel(claim, 3, null, CHANNEL));
		commit(channel(claim, 9, null, CHANNEL));
		refuse(group(claim, version), Reason.POSITION_CHANGED, "channel 9");
		assertThat(storage().getState(this.user)).contains(STATE);
		assertThat(storage().getVersion(this.user)).isEqualTo(version);
		assertThat(channels()).containsOnly(Map.entry(3L, CHANNEL), Map.entry(9L, CHANNEL));
		assertThat(version(3)).isZero();
		assertThat(intents()).isEmpty();
		assertThat(holes()).isEmpty();
	}

	@Test
	void aConflictOfAKnownChannelIsNamed() {
		long claim = begin();
		refuse(group(claim, storage().getVersion(this.user)), Reason.POSITION_CHANGED, "channel 3");
		assertThat(channels()).isEmpty();
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aConflictOfTheAccountIsNamed() {
		long claim = begin();
		commit(channel(claim, 3, null, CHANNEL));
		refuse(group(claim, storage().getVersion(this.user) - 1), Reason.POSITION_CHANGED, "account expected");
		assertThat(channels()).containsOnly(Map.entry(3L, CHANNEL));
	}

	@Test
	void changesUnderAnOlderClaimAreRefused() {
		long claim = begin();
		commit(channel(claim, 3, null, CHANNEL));
		storage().claim(this.user);
		List<StateChange> group = group(claim, storage().getVersion(this.user));
		refuse(group, Reason.OWNERSHIP_LOST, "claim " + claim);
		refuse(group.subList(1, group.size()), Reason.OWNERSHIP_LOST, "claim " + claim);
		assertThat(channels()).containsOnly(Map.entry(3L, CHANNEL));
	}

	@Test
	void aLaneThatIsChangedTwiceIsRefused() {
		long claim = begin();
		ChannelChange first = channel(claim, 3, null, CHANNEL);
		refuseOrder(first, new ChannelChange(this.user, claim, 3, CHANNEL, 0, CHANNEL, 0, List.of()));
		AccountChange account = account(claim, STATE, STATE);
		refuseOrder(account, account);
		assertThat(channels()).isEmpty();
	}

	@Test
	void changesOfSeveralAccountsOrClaimsAreRefused() {
		long claim = begin();
		AccountChange account = account(claim, STATE, STATE.withPts(11));
		refuseOrder(account, new ChannelChange(-this.user, claim, 3, null, -1, CHANNEL, 0, List.of()));
		refuseOrder(account, channel(claim + 1, 3, null, CHANNEL));
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void manyChannelsAreStoredAtOnceAndMovedAtOnce() {
		long claim = begin();
		List<StateChange> created = new ArrayList<>();
		List<StateChange> moved = new ArrayList<>();
		LongStream.range(0, 600).forEach((id) -> {
			created.add(new ChannelChange(this.user, claim, id, null, StateStorage.NO_ROW, ChannelState.of((int) id), 0,
					List.of()));
			moved.add(new ChannelChange(this.user, claim, id, ChannelState.of((int) id), 0, CHANNEL, 0, List.of()));
		});
		Collections.reverse(created);
		storage().commit(created);
		LongStream.range(0, 600).forEach((id) -> assertThat(storage().getChannelPts(this.user, id)).hasValue((int) id));
		storage().commit(moved);
		assertThat(channels()).hasSize(600).allSatisfy((id, state) -> assertThat(state).isEqualTo(CHANNEL));
	}

	@Test
	void mergedStepsStoreTheVersionOfTheLast() {
		long claim = begin();
		AccountChange account = account(claim, STATE, STATE.withPts(11));
		ChannelChange first = channel(claim, 3, null, CHANNEL);
		ChannelChange second = new ChannelChange(this.user, claim, 3, CHANNEL, 0, CHANNEL.withPts(200), 0, List.of());
		AccountChange following = new AccountChange(this.user, claim, account.next(), account.nextVersion(),
				STATE.withPts(12), List.of(), List.of());
		storage().commit(List.of(first.then(second), account.then(following)));
		assertThat(storage().getState(this.user)).contains(STATE.withPts(12));
		assertThat(storage().getVersion(this.user)).isEqualTo(following.nextVersion());
		assertThat(version(3)).isOne();
		commit(channel(claim, 3, CHANNEL.withPts(200), CHANNEL.withPts(300)));
		commit(account(claim, STATE.withPts(12), STATE.withPts(13)));
	}

	@Test
	void aPromiseThatTheSameGroupKeepsIsNotStored() {
		long claim = begin();
		commit(promise(claim, new FetchIntent(3, 150, 4), new FetchIntent(4, 150, 4)));
		storage().commit(List.of(promise(claim, new FetchIntent(3, 160, 5), new FetchIntent(4, 160, 5)),
				channel(claim, 3, null, CHANNEL, 5), channel(claim, 4, null, CHANNEL, 4)));
		assertThat(intents()).containsExactly(new FetchIntent(4, 160, 5));
	}

	/**
	 * Expects an account and channel 3, but neither channel -5 nor 9.
	 */
	private List<StateChange> group(long claim, long version) {
		return List.of(
				new AccountChange(this.user, claim, STATE, version, STATE.withPts(11),
						List.of(new FetchIntent(7, 0, 8), new FetchIntent(3, 400, 9)), List.of(HOLE)),
				channel(claim, 9, null, CHANNEL), channel(claim, -5, null, CHANNEL),
				channel(claim, 3, CHANNEL, CHANNEL.withPts(300), 8, OF_CHANNEL));
	}

	private void refuse(List<StateChange> changes, Reason reason, String detail) {
		assertThatExceptionOfType(StateConflictException.class).isThrownBy(() -> storage().commit(changes))
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.userId()).isEqualTo(this.user);
				assertThat(ex.detail()).startsWith(detail);
			});
	}

	private void refuseOrder(StateChange... changes) {
		assertThatExceptionOfType(StateChangeOrderException.class).isThrownBy(() -> storage().commit(List.of(changes)))
			.satisfies((ex) -> assertThat(ex.userId()).isEqualTo(this.user));
	}

}

package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateNotFoundException;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * What every storage of positions promises.
 */
public abstract class StateStorageContract extends StateVersionContract {

	@Test
	void anUnknownAccountHasNoState() {
		assertThat(storage().getState(this.user)).isEmpty();
		assertThat(storage().getChannelPts(this.user, 1)).isEmpty();
		assertThat(channels()).isEmpty();
		assertThat(intents()).isEmpty();
		assertThat(holes()).isEmpty();
	}

	@Test
	void aStateIsKept() {
		storage().setState(this.user, STATE);
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aStateReplacesAStateAndLeavesTheChannels() {
		storage().setState(this.user, STATE);
		storage().setChannelPts(this.user, 1, 5);
		storage().setState(this.user, AccountState.of(1, 2, 3, 4));
		assertThat(storage().getState(this.user)).contains(AccountState.of(1, 2, 3, 4));
		assertThat(storage().getChannelPts(this.user, 1)).hasValue(5);
	}

	@Test
	void aSetterReplacesItsFieldOnly() {
		storage().setState(this.user, STATE);
		storage().setPts(this.user, 11);
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11));
		storage().setQts(this.user, 21);
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11).withQts(21));
		storage().setDate(this.user, 31);
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11).withQts(21).withDateSeq(31, 4));
		storage().setSeq(this.user, 41);
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11).withQts(21).withDateSeq(31, 41));
		storage().setDateSeq(this.user, 32, 42);
		assertThat(storage().getState(this.user)).contains(STATE.withPts(11).withQts(21).withDateSeq(32, 42));
	}

	static Stream<BiConsumer<StateStorage, Long>> setters() {
		return Stream.of((storage, user) -> storage.setPts(user, 1), (storage, user) -> storage.setQts(user, 1),
				(storage, user) -> storage.setDate(user, 1), (storage, user) -> storage.setSeq(user, 1),
				(storage, user) -> storage.setDateSeq(user, 1, 1),
				(storage, user) -> storage.setChannelPts(user, 1, 1));
	}

	@ParameterizedTest
	@MethodSource("setters")
	void aSetterFailsWithoutAState(BiConsumer<StateStorage, Long> setter) {
		assertThatExceptionOfType(StateNotFoundException.class).isThrownBy(() -> setter.accept(storage(), this.user))
			.satisfies((ex) -> assertThat(ex.userId()).isEqualTo(this.user));
	}

	@ParameterizedTest
	@MethodSource("setters")
	void aSetterFailsWhenTheAccountIsClaimedAndHasNoState(BiConsumer<StateStorage, Long> setter) {
		storage().claim(this.user);
		assertThatExceptionOfType(StateNotFoundException.class).isThrownBy(() -> setter.accept(storage(), this.user));
		assertThat(storage().getState(this.user)).isEmpty();
	}

	@Test
	void aChannelBelongsToItsAccount() {
		storage().setState(this.user, STATE);
		storage().setChannelPts(this.user, 1, 5);
		storage().setState(-this.user, STATE);
		storage().setChannelPts(-this.user, 1, 6);
		assertThat(storage().getChannelPts(this.user, 1)).hasValue(5);
		assertThat(storage().getChannelPts(-this.user, 1)).hasValue(6);
		assertThat(channels()).containsOnly(Map.entry(1L, ChannelState.of(5)));
	}

	@Test
	void aChannelKeepsItsEpochWhenItsPtsIsSet() {
		long claim = begin();
		commit(channel(claim, 9, null, CHANNEL));
		storage().setChannelPts(this.user, 9, 101);
		assertThat(channels()).containsOnly(Map.entry(9L, CHANNEL.withPts(101)));
	}

	@Test
	void everyChannelIsVisitedOnce() {
		storage().setState(this.user, STATE);
		for (int channel = 0; channel < 300; channel++) {
			storage().setChannelPts(this.user, channel, channel * 2);
		}
		List<Long> visited = new ArrayList<>();
		storage().forEachChannel(this.user, (channel, state) -> {
			assertThat(state).isEqualTo(ChannelState.of((int) channel * 2));
			visited.add(channel);
		});
		assertThat(visited).hasSize(300).doesNotHaveDuplicates();
	}

	@Test
	void aVisitorMayAskTheStorage() {
		storage().setState(this.user, STATE);
		storage().setChannelPts(this.user, 3, 7);
		storage().forEachChannel(this.user,
				(channel, state) -> assertThat(storage().getChannelPts(this.user, channel)).hasValue(state.pts()));
	}

	@Test
	void aVisitorMayWriteToTheStorage() {
		storage().setState(this.user, STATE);
		storage().setChannelPts(this.user, 3, 7);
		storage().forEachChannel(this.user,
				(channel, state) -> storage().setChannelPts(this.user, channel, state.pts() + 1));
		assertThat(storage().getChannelPts(this.user, 3)).hasValue(8);
	}

	@Test
	void aClaimIsGreaterThanThoseBefore() {
		long first = storage().claim(this.user);
		long second = storage().claim(this.user);
		assertThat(first).isPositive();
		assertThat(second).isGreaterThan(first);
	}

	@Test
	void theClaimsOfSeveralAccountsAreFoundAtOnce() {
		storage().claim(this.user);
		long claim = storage().claim(this.user);
		storage().setState(-this.user, STATE);
		assertThat(storage().getOwnerEpochs(List.of(this.user, -this.user, Long.MIN_VALUE)))
			.containsEntry(this.user, claim)
			.doesNotContainKey(Long.MIN_VALUE);
		assertThat(storage().getOwnerEpochs(List.of())).isEmpty();
	}

	@Test
	void aClaimLeavesTheState() {
		storage().setState(this.user, STATE);
		storage().claim(this.user);
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void simultaneousClaimsAreAllDifferent() {
		List<Long> claims = Collections.synchronizedList(new ArrayList<>());
		Threads.run(8, (thread) -> {
			for (int round = 0; round < 10; round++) {
				claims.add(storage().claim(this.user));
			}
		});
		assertThat(claims).hasSize(80).doesNotHaveDuplicates();
		assertThat(storage().claim(this.user)).isGreaterThan(Collections.max(claims));
	}

	@Test
	void theFirstStepCreatesTheState() {
		long claim = storage().claim(this.user);
		commit(account(claim, null, STATE));
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aStepMovesTheState() {
		long claim = begin();
		AccountState next = new AccountState(11, 22, 33, 44, 3, 88);
		commit(account(claim, STATE, next));
		assertThat(storage().getState(this.user)).contains(next);
	}

	@Test
	void aStepMayLeaveTheStateAsItIs() {
		long claim = begin();
		commit(account(claim, STATE, STATE));
		commit(account(claim, STATE, STATE));
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	static Stream<AccountState> otherStates() {
		return Stream.of(STATE.withPts(9), STATE.withQts(9), STATE.withDateSeq(9, 4),
				STATE.withDateSeq(STATE.date(), 9), new AccountState(10, 20, 1_700_000_000, 4, 9, 77),
				new AccountState(10, 20, 1_700_000_000, 4, 2, 9));
	}

	@ParameterizedTest
	@MethodSource("otherStates")
	void aStepFromAnotherStateIsRefused(AccountState expected) {
		long claim = begin();
		refuse(new AccountChange(this.user, claim, expected, storage().getVersion(this.user), STATE.withPts(99),
				List.of(new FetchIntent(1, 2, 3)), List.of(HOLE)), Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).contains(STATE);
		assertThat(intents()).isEmpty();
		assertThat(holes()).isEmpty();
	}

	@Test
	void aFirstStepIsRefusedWhenThereIsAState() {
		long claim = begin();
		refuse(account(claim, null, STATE.withPts(1)), Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aStepIsRefusedWhenThereIsNoState() {
		long claim = storage().claim(this.user);
		refuse(account(claim, STATE, STATE.withPts(1)), Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).isEmpty();
	}

	@Test
	void aStepUnderAnOlderClaimIsRefused() {
		long claim = begin();
		storage().claim(this.user);
		refuse(account(claim, STATE, STATE.withPts(11)), Reason.OWNERSHIP_LOST);
		refuse(account(claim, STATE.withPts(9), STATE.withPts(11)), Reason.OWNERSHIP_LOST);
		refuse(channel(claim, 1, null, CHANNEL), Reason.OWNERSHIP_LOST);
		assertThat(storage().getState(this.user)).contains(STATE);
		assertThat(channels()).isEmpty();
	}

	@Test
	void aStepOfAnAccountThatNobodyClaimedIsRefused() {
		refuse(account(1, null, STATE), Reason.OWNERSHIP_LOST);
		assertThat(storage().getState(this.user)).isEmpty();
	}

	@Test
	void aStepOfAKnownChannelUnderAnOlderClaimIsRefused() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		storage().claim(this.user);
		refuse(channel(claim, 1, CHANNEL, CHANNEL.withPts(200)), Reason.OWNERSHIP_LOST);
		assertThat(channels()).containsOnly(Map.entry(1L, CHANNEL));
	}

	@Test
	void aStepMovesAChannelAndNotTheOthers() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		commit(channel(claim, 2, null, CHANNEL));
		commit(channel(claim, 1, CHANNEL, new ChannelState(200, 2, 0, 66)));
		assertThat(channels()).containsOnly(Map.entry(1L, new ChannelState(200, 2, 0, 66)), Map.entry(2L, CHANNEL));
	}

	static Stream<ChannelState> otherChannels() {
		return Stream.of(CHANNEL.withPts(9), new ChannelState(100, 9, ChannelState.INACCESSIBLE, 55),
				new ChannelState(100, 1, ChannelState.NEEDS_FETCH, 55),
				new ChannelState(100, 1, ChannelState.INACCESSIBLE, 9));
	}

	@ParameterizedTest
	@MethodSource("otherChannels")
	void aStepOfAChannelFromAnotherStateIsRefused(ChannelState expected) {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		commit(promise(claim, new FetchIntent(1, 150, 1)));
		refuse(channel(claim, 1, expected, CHANNEL.withPts(200), 5, HOLE), Reason.POSITION_CHANGED);
		assertThat(channels()).containsOnly(Map.entry(1L, CHANNEL));
		assertThat(intents()).hasSize(1);
		assertThat(holes()).isEmpty();
	}

	@Test
	void aFirstStepOfAChannelIsRefusedWhenThereIsAState() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		refuse(channel(claim, 1, null, CHANNEL.withPts(200)), Reason.POSITION_CHANGED);
		assertThat(channels()).containsOnly(Map.entry(1L, CHANNEL));
	}

	@Test
	void aStepOfAChannelIsRefusedWhenThereIsNoState() {
		long claim = begin();
		refuse(channel(claim, 1, CHANNEL, CHANNEL.withPts(200)), Reason.POSITION_CHANGED);
		assertThat(channels()).isEmpty();
	}

	@Test
	void aPromiseReplacesThatOfItsChannel() {
		long claim = begin();
		commit(promise(claim, new FetchIntent(2, 150, 1), new FetchIntent(1, 0, 1)));
		commit(promise(claim, new FetchIntent(2, 160, 2)));
		assertThat(intents()).containsExactlyInAnyOrder(new FetchIntent(1, 0, 1), new FetchIntent(2, 160, 2));
	}

	@Test
	void aStepOfAChannelSettlesPromisesUpToItsGeneration() {
		long claim = begin();
		commit(promise(claim, new FetchIntent(1, 150, 5), new FetchIntent(2, 150, 5)));
		commit(channel(claim, 1, null, CHANNEL));
		commit(channel(claim, 1, CHANNEL, CHANNEL, 4));
		assertThat(intents()).hasSize(2);
		commit(channel(claim, 1, CHANNEL, CHANNEL, 5));
		assertThat(intents()).containsExactly(new FetchIntent(2, 150, 5));
	}

	@Test
	void manyPromisesAreStoredInOneStep() {
		long claim = begin();
		FetchIntent[] promises = Stream.iterate(0, (i) -> i < 450, (i) -> i + 1)
			.map((i) -> new FetchIntent(1000L - i, i, 7))
			.toArray(FetchIntent[]::new);
		commit(promise(claim, promises));
		assertThat(intents()).containsExactlyInAnyOrder(promises);
	}

	@Test
	void aHoleBelongsToItsAccount() {
		commit(pass(begin(), HOLE));
		storage().forEachHole(-this.user, (hole) -> fail("not a hole of this account: " + hole));
		storage().forget(-this.user);
		assertThat(holes()).containsExactly(HOLE);
	}

	@Test
	void aForgottenAccountKeepsItsClaimOnly() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		commit(promise(claim, new FetchIntent(1, 150, 5)));
		commit(pass(claim, HOLE));
		storage().forget(this.user);
		assertThat(storage().getState(this.user)).isEmpty();
		assertThat(channels()).isEmpty();
		assertThat(intents()).isEmpty();
		assertThat(holes()).isEmpty();
		commit(account(claim, null, STATE.withPts(1)));
		assertThat(storage().getState(this.user)).contains(STATE.withPts(1));
		assertThat(storage().claim(this.user)).isGreaterThan(claim);
	}

	@Test
	void forgettingLeavesOtherAccounts() {
		begin();
		storage().setState(-this.user, STATE);
		storage().setChannelPts(-this.user, 1, 5);
		storage().forget(this.user);
		assertThat(storage().getState(-this.user)).contains(STATE);
		assertThat(storage().getChannelPts(-this.user, 1)).hasValue(5);
	}

	@Test
	void extremeValuesAreKept() {
		long claim = storage().claim(this.user);
		AccountState state = new AccountState(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 0);
		commit(account(claim, null, state));
		commit(channel(claim, Long.MAX_VALUE, null, ChannelState.of(Integer.MAX_VALUE)));
		assertThat(storage().getState(this.user)).contains(state);
		assertThat(storage().getChannelPts(this.user, Long.MAX_VALUE)).hasValue(Integer.MAX_VALUE);
	}

}

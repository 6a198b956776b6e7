package io.github.telegramupdates.spring.storage;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every storage promises of versions: a step that comes again is refused, even if it
 * moves nothing.
 */
public abstract class StateVersionContract extends GroupCommitContract {

	@Test
	void whatIsNotStoredHasNoVersion() {
		assertThat(storage().getVersion(this.user)).isEqualTo(StateStorage.NO_ROW);
		assertThat(version(1)).isEqualTo(StateStorage.NO_ROW);
	}

	@Test
	void aStepThatMovesNothingIsRefusedWhenItComesAgain() {
		AccountChange step = account(begin(), STATE, STATE);
		commit(step);
		refuse(step, Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aStepThatOnlyPromisesOrPassesIsRefusedWhenItComesAgain() {
		long claim = begin();
		AccountChange promise = promise(claim, new FetchIntent(1, 150, 1));
		commit(promise);
		refuse(promise, Reason.POSITION_CHANGED);
		AccountChange pass = pass(claim, HOLE);
		commit(pass);
		refuse(pass, Reason.POSITION_CHANGED);
		assertThat(holes()).containsExactly(HOLE);
	}

	@Test
	void aStepOfAChannelThatMovesNothingIsRefusedWhenItComesAgain() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		ChannelChange step = channel(claim, 1, CHANNEL, CHANNEL, 0, HOLE);
		commit(step);
		refuse(step, Reason.POSITION_CHANGED);
		assertThat(holes()).containsExactly(HOLE);
	}

	@Test
	void aFirstStepIsRefusedWhenItComesAgain() {
		long claim = storage().claim(this.user);
		AccountChange first = account(claim, null, STATE);
		ChannelChange ofChannel = channel(claim, 1, null, CHANNEL);
		commit(first);
		commit(ofChannel);
		refuse(first, Reason.POSITION_CHANGED);
		refuse(ofChannel, Reason.POSITION_CHANGED);
	}

	@Test
	void aFirstStepThatComesAgainIsRefusedAlthoughTheStateWasForgotten() {
		long claim = storage().claim(this.user);
		AccountChange first = account(claim, null, STATE);
		commit(first);
		storage().forget(this.user);
		refuse(first, Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).isEmpty();
	}

	@Test
	void stepsFollowOneOnTheOtherByTheirVersions() {
		long claim = storage().claim(this.user);
		long version = storage().getVersion(this.user);
		commit(new AccountChange(this.user, claim, null, version, STATE, List.of(), List.of()));
		commit(new AccountChange(this.user, claim, STATE, version + 1, STATE, List.of(), List.of()));
		commit(new AccountChange(this.user, claim, STATE, version + 2, STATE.withPts(11), List.of(), List.of()));
		assertThat(storage().getVersion(this.user)).isEqualTo(version + 3);
		ChannelState stored = null;
		for (long written = StateStorage.NO_ROW; written < 3; written++) {
			commit(new ChannelChange(this.user, claim, 1, stored, written, CHANNEL, 0, List.of()));
			stored = CHANNEL;
		}
		assertThat(version(1)).isEqualTo(3);
	}

	static Stream<BiConsumer<StateStorage, Long>> writers() {
		return Stream.of((storage, user) -> storage.setState(user, STATE),
				(storage, user) -> storage.setPts(user, STATE.pts()),
				(storage, user) -> storage.setQts(user, STATE.qts()),
				(storage, user) -> storage.setDate(user, STATE.date()),
				(storage, user) -> storage.setSeq(user, STATE.seq()),
				(storage, user) -> storage.setDateSeq(user, STATE.date(), STATE.seq()),
				(storage, user) -> storage.claim(user), (storage, user) -> storage.forget(user));
	}

	@ParameterizedTest
	@MethodSource("writers")
	void whateverWritesAnAccountRaisesItsVersionEvenIfItChangesNothing(BiConsumer<StateStorage, Long> writer) {
		begin();
		long before = storage().getVersion(this.user);
		writer.accept(storage(), this.user);
		assertThat(storage().getVersion(this.user)).isGreaterThan(before);
	}

	@Test
	void aStepIsRefusedAfterASetterThatChangesNothing() {
		AccountChange step = account(begin(), STATE, STATE.withPts(11));
		storage().setPts(this.user, STATE.pts());
		refuse(step, Reason.POSITION_CHANGED);
	}

	@Test
	void aStepOfAChannelIsRefusedAfterASetterThatChangesNothing() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		ChannelChange step = channel(claim, 1, CHANNEL, CHANNEL.withPts(101));
		storage().setChannelPts(this.user, 1, CHANNEL.pts());
		refuse(step, Reason.POSITION_CHANGED);
		assertThat(channels()).containsOnly(Map.entry(1L, CHANNEL));
	}

	@Test
	void anAccountAndItsChannelsHaveVersionsOfTheirOwn() {
		long claim = begin();
		commit(channel(claim, 1, null, CHANNEL));
		long account = storage().getVersion(this.user);
		commit(channel(claim, 1, CHANNEL, CHANNEL.withPts(101)));
		commit(channel(claim, 2, null, CHANNEL));
		assertThat(storage().getVersion(this.user)).isEqualTo(account);
		assertThat(version(1)).isOne();
		assertThat(version(2)).isZero();
	}

}

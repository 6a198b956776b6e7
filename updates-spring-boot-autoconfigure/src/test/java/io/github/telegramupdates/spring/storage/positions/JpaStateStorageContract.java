package io.github.telegramupdates.spring.storage.positions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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
import io.github.telegramupdates.spring.storage.Threads;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.parked.ParkedUpdateEntity;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * What the storage promises in a database, next to the writes of handlers.
 */
abstract class JpaStateStorageContract extends CommitStatementsContract {

	private static final int ROUNDS = 100;

	private static final AccountState FIRST = AccountState.of(0, 0, 0, 0);

	@Test
	void aPositionCommitsWithTheHandler() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect("with " + this.user));
			commit(account(claim, state, state.withPts(500)));
		});
		assertThat(storage().getState(this.user)).contains(state.withPts(500));
		assertThat(application().effects().countByWhat("with " + this.user)).isOne();
	}

	@Test
	void aPositionRollsBackWithTheHandler() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect("back " + this.user));
			commit(new AccountChange(this.user, claim, state, storage().getVersion(this.user), state.withPts(500),
					List.of(new FetchIntent(1, 2, 3), new FetchIntent(2, 2, 3)), List.of(hole(0, 10))));
			commit(pass(claim, null, ChannelState.of(7), hole(1, 7)));
			assertThat(intents()).hasSize(2);
			assertThat(holes()).containsExactly(hole(0, 10), hole(1, 7));
			status.setRollbackOnly();
		});
		assertThat(storage().getState(this.user)).contains(state);
		assertThat(intents()).isEmpty();
		assertThat(holes()).isEmpty();
		assertThat(channels()).isEmpty();
		assertThat(application().effects().countByWhat("back " + this.user)).isZero();
	}

	@Test
	void aSecondStepInOneTransactionSeesTheFirst() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		transaction().executeWithoutResult((status) -> {
			commit(account(claim, state, state.withPts(500)));
			assertThat(storage().getState(this.user)).contains(state.withPts(500));
			commit(account(claim, state.withPts(500), state.withPts(501)));
		});
		assertThat(storage().getState(this.user)).contains(state.withPts(501));
	}

	@Test
	void aSetterAndAStepWorkInOneTransaction() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		transaction().executeWithoutResult((status) -> {
			storage().setPts(this.user, 600);
			commit(account(claim, state.withPts(600), state.withPts(601)));
			storage().setQts(this.user, 700);
		});
		assertThat(storage().getState(this.user)).contains(state.withPts(601).withQts(700));
	}

	@Test
	void aRefusedStepRollsTheHandlerBack() {
		long claim = begin();
		assertThatExceptionOfType(StateConflictException.class)
			.isThrownBy(() -> transaction().executeWithoutResult((status) -> {
				application().effects().save(new Effect("refused " + this.user));
				commit(account(claim, null, FIRST));
			}));
		assertThat(application().effects().countByWhat("refused " + this.user)).isZero();
	}

	@Test
	void anErrorOfTheHandlerIsNotTakenForAConflict() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		application().effects().save(Effect.once("once " + this.user));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> transaction().executeWithoutResult((status) -> {
				application().effects().save(Effect.once("once " + this.user));
				commit(account(claim, state, state.withPts(500)));
			}));
		assertThat(storage().getState(this.user)).contains(state);
	}

	@Test
	void aHoleTellsWhenItWasStored() {
		commit(pass(begin(), hole(0, 10)));
		Instant created = transaction().execute((status) -> application().bean(EntityManager.class)
			.createQuery("select h.createdAt from " + HistoryHoleEntity.NAME + " h where h.userId = :user",
					Instant.class)
			.setParameter("user", this.user)
			.getSingleResult());
		assertThat(created).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
	}

	@Test
	void aParkedUpdateIsDeletedWithTheHandlerOrNotAtAll() {
		long claim = begin();
		long id = park(claim, parked(11));
		transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect("replayed back " + this.user));
			parkedUpdates().deleteReplayed(this.user, claim, id);
			status.setRollbackOnly();
		});
		assertThat(parked()).hasSize(1);
		transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect("replayed " + this.user));
			parkedUpdates().deleteReplayed(this.user, claim, id);
		});
		assertThat(parked()).isEmpty();
		assertThat(application().effects().countByWhat("replayed back " + this.user)).isZero();
		assertThat(application().effects().countByWhat("replayed " + this.user)).isOne();
	}

	@Test
	void ofTwoReplaysOneCommits() {
		long claim = begin();
		for (int round = 0; round < ROUNDS; round++) {
			long id = park(claim, parked(round));
			String what = "replay " + this.user + " " + round;
			AtomicInteger conflicts = new AtomicInteger();
			Threads.run(2, (thread) -> {
				try {
					transaction().executeWithoutResult((status) -> {
						application().effects().save(new Effect(what));
						parkedUpdates().deleteReplayed(this.user, claim, id);
					});
				}
				catch (StateConflictException ex) {
					conflicts.incrementAndGet();
				}
			});
			assertThat(conflicts).hasValue(1);
			assertThat(application().effects().countByWhat(what)).isOne();
		}
	}

	@Test
	void aParkedUpdateTellsWhenItWasStored() {
		park(begin(), parked(11));
		Instant parkedAt = transaction().execute((status) -> application().bean(EntityManager.class)
			.createQuery("select p.parkedAt from " + ParkedUpdateEntity.class.getName() + " p where p.userId = :user",
					Instant.class)
			.setParameter("user", this.user)
			.getSingleResult());
		assertThat(parkedAt).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
	}

	@Test
	void everyStepRaisesTheVersion() {
		long claim = begin();
		AccountState state = storage().getState(this.user).orElseThrow();
		long before = version();
		commit(account(claim, state, state.withPts(500)));
		storage().setPts(this.user, 501);
		assertThat(version()).isEqualTo(before + 2);
	}

	@Test
	void ofTwoDeliveriesOfAnAccountsStepOneCommits() {
		long claim = storage().claim(this.user);
		commit(account(claim, null, FIRST));
		race("account", (round) -> account(claim, FIRST.withPts(round), FIRST.withPts(round + 1)));
		assertThat(storage().getState(this.user)).contains(FIRST.withPts(ROUNDS));
	}

	@Test
	void ofTwoDeliveriesOfAChannelsStepOneCommits() {
		long claim = begin();
		commit(channel(claim, 5, null, ChannelState.of(0)));
		race("channel", (round) -> channel(claim, 5, ChannelState.of(round), ChannelState.of(round + 1)));
		assertThat(storage().getChannelPts(this.user, 5)).hasValue(ROUNDS);
	}

	@Test
	void ofTwoDeliveriesOfAChannelsFirstStepOneCommits() {
		long claim = begin();
		race("first", (round) -> channel(claim, 1000 + round, null, ChannelState.of(1)));
		assertThat(channels()).hasSize(ROUNDS);
	}

	@Test
	void ofTwoDeliveriesThatPassAHoleOneStoresIt() {
		long claim = begin();
		commit(channel(claim, 1, null, ChannelState.of(0)));
		race("hole", (round) -> pass(claim, ChannelState.of(round), ChannelState.of(round + 1), hole(1, round)));
		assertThat(holes()).containsExactlyElementsOf(IntStream.range(0, ROUNDS).mapToObj((i) -> hole(1, i)).toList());
	}

	@Test
	void lanesOfOneAccountStoreHolesAtTheSameTime() {
		long claim = begin();
		Threads.run(4, (thread) -> {
			ChannelState stored = null;
			for (int round = 0; round < ROUNDS; round++) {
				ChannelState next = ChannelState.of(round);
				commit(new ChannelChange(this.user, claim, thread, stored, round - 1, next, 0,
						List.of(hole(thread, round))));
				stored = next;
			}
		});
		assertThat(holes()).hasSize(4 * ROUNDS);
		for (int thread = 0; thread < 4; thread++) {
			long channel = thread;
			assertThat(holes()).filteredOn((hole) -> hole.box().channelId() == channel)
				.containsExactlyElementsOf(IntStream.range(0, ROUNDS).mapToObj((i) -> hole(channel, i)).toList());
		}
	}

	@Test
	void twoOwnersThatTakeTheAccountFromEachOtherRepeatNothing() {
		begin();
		storage().setState(this.user, FIRST);
		AtomicInteger lost = new AtomicInteger();
		long[] claims = { storage().claim(this.user), storage().claim(this.user) };
		Threads.run(2, (thread) -> {
			long claim = claims[thread];
			while (true) {
				AccountState state = storage().getState(this.user).orElseThrow();
				if (state.pts() == ROUNDS) {
					return;
				}
				try {
					deliver("owner " + this.user + " " + state.pts(),
							account(claim, state, state.withPts(state.pts() + 1)));
				}
				catch (StateConflictException ex) {
					if (ex.reason() == Reason.OWNERSHIP_LOST) {
						lost.incrementAndGet();
						claim = storage().claim(this.user);
					}
				}
			}
		});
		for (int round = 0; round < ROUNDS; round++) {
			assertThat(application().effects().countByWhat("owner " + this.user + " " + round)).isOne();
		}
		assertThat(lost).hasPositiveValue();
	}

	private void race(String name, Step step) {
		for (int i = 0; i < ROUNDS; i++) {
			int round = i;
			String what = name + " " + this.user + " " + round;
			AtomicInteger conflicts = new AtomicInteger();
			Threads.run(2, (thread) -> {
				try {
					deliver(what, step.change(round));
				}
				catch (StateConflictException ex) {
					assertThat(ex.reason()).isEqualTo(Reason.POSITION_CHANGED);
					conflicts.incrementAndGet();
				}
			});
			assertThat(conflicts).hasValue(1);
			assertThat(application().effects().countByWhat(what)).isOne();
		}
	}

	private void deliver(String what, StateChange change) {
		transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect(what));
			commit(change);
		});
	}

	private static HistoryHole hole(long channelId, int fromPts) {
		return new HistoryHole.Range(BoxId.channel(channelId), fromPts, fromPts + 1, 0, 0, 0, Cause.INACCESSIBLE);
	}

	private long version() {
		return transaction().execute((status) -> application().bean(EntityManager.class)
			.createQuery("select s.version from " + UserStateEntity.NAME + " s where s.userId = :user", Long.class)
			.setParameter("user", this.user)
			.getSingleResult());
	}

	private TransactionTemplate transaction() {
		return application().transaction();
	}

	private interface Step {

		StateChange change(int round);

	}

}

package io.github.telegramupdates.engine.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.DelegatingStorage;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account is notified that its claim was overtaken, also if it has nothing to commit.
 */
class OwnershipCheckTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final VirtualClock clock = new VirtualClock();

	private final CountingStorage storage = new CountingStorage();

	private final OwnershipCheck check = new OwnershipCheck(this.storage, Runnable::run, new VirtualTimers(this.clock));

	private final Map<Long, String> losses = new HashMap<>();

	@Test
	void anIdleAccountStopsWithinFiveSecondsAfterSomebodyElseClaimedIt() {
		try (EngineRig rig = new EngineRig()) {
			SimulatedAccount self = rig.telegram().user("self");
			AccountRun account = rig.run(rig.telegram().connect(self), self.id(), AuthOptions.user());
			rig.pass(Duration.ofMinutes(1));
			assertThat(account.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
			rig.storage().claim(self.id());
			rig.pass(SOON);
			assertThat(account.status().phase()).isEqualTo(AccountStatus.Phase.STOPPED);
			assertThat(rig.events(EngineEvent.Stopped.class)).extracting(EngineEvent.Stopped::cause)
				.containsExactly(EngineEvent.Stopped.Cause.OWNERSHIP_LOST);
		}
	}

	@Test
	void oneQueryChecksManyAccounts() {
		for (long userId = 1; userId <= 1_500; userId++) {
			add(userId, this.storage.claim(userId));
		}
		this.clock.advance(SOON);
		assertThat(this.storage.queried).containsExactly(1_000, 500);
		assertThat(this.losses).isEmpty();
		this.storage.claim(7);
		this.clock.advance(SOON);
		assertThat(this.losses).containsOnly(Map.entry(7L, "claim 1 was overtaken by claim 2"));
	}

	@Test
	void anAccountThatEndedIsNotChecked() {
		OwnershipCheck.Claim claim = add(7, this.storage.claim(7));
		this.check.remove(claim);
		this.storage.claim(7);
		this.clock.advance(SOON.multipliedBy(10));
		assertThat(this.losses).isEmpty();
		assertThat(this.storage.queried).isEmpty();
	}

	@Test
	void aDatabaseThatIsAwayIsAskedAgain() {
		add(7, this.storage.claim(7));
		this.storage.claim(7);
		this.storage.away = true;
		this.clock.advance(SOON.multipliedBy(10));
		assertThat(this.losses).isEmpty();
		this.storage.away = false;
		this.clock.advance(SOON);
		assertThat(this.losses).containsOnlyKeys(7L);
	}

	private OwnershipCheck.Claim add(long userId, long ownerEpoch) {
		OwnershipCheck.Claim claim = new OwnershipCheck.Claim(userId, ownerEpoch,
				(conflict) -> this.losses.put(conflict.userId(), conflict.detail()));
		this.check.add(claim);
		return claim;
	}

	private static final class CountingStorage extends DelegatingStorage {

		private final List<Integer> queried = new ArrayList<>();

		private boolean away;

		CountingStorage() {
			super(new InMemoryStateStorage());
		}

		@Override
		public Map<Long, Long> getOwnerEpochs(Collection<Long> userIds) {
			if (this.away) {
				throw new IllegalStateException("the database is away");
			}
			this.queried.add(userIds.size());
			return super.getOwnerEpochs(userIds);
		}

	}

}

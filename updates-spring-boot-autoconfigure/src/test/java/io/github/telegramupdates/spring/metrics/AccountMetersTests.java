package io.github.telegramupdates.spring.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.LaneStatus.State;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Meters that show how accounts are doing.
 */
class AccountMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final TelegramAccounts accounts = mock();

	@BeforeEach
	void bind() {
		given(this.accounts.names()).willReturn(Set.of("archive"));
		new AccountMeters(this.accounts).bindTo(this.registry);
	}

	@Test
	void theLagIsTheAgeOfTheOldestUpdateThatWaits() {
		AccountStatus status = mock();
		given(status.backlog()).willReturn(new Backlog(3, Duration.ofMillis(2_500)));
		given(this.accounts.status("archive")).willReturn(Optional.of(status));
		assertThat(gauge("lag")).isEqualTo(2.5);
	}

	@Test
	void parkedUpdatesAreShown() {
		AccountStatus status = mock();
		given(status.parkedUpdates()).willReturn(12L);
		given(this.accounts.status("archive")).willReturn(Optional.of(status));
		assertThat(gauge("parked.updates")).isEqualTo(12);
	}

	@Test
	void anAccountThatDoesNotRunHasNoLag() {
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		assertThat(gauge("lag")).isZero();
		assertThat(gauge("parked.updates")).isZero();
	}

	@Test
	void lanesAreCountedByTheirState() {
		given(this.accounts.lanes("archive")).willReturn(List.of(lane(1, State.READY), lane(2, State.BLOCKED),
				lane(3, State.READY), lane(4, State.RUNNING), lane(5, State.READY)));
		assertThat(gauge("lanes", "state", "ready")).isEqualTo(3);
		assertThat(gauge("lanes", "state", "running")).isOne();
		assertThat(gauge("lanes", "state", "blocked")).isOne();
	}

	private static LaneStatus lane(long channelId, State state) {
		return new LaneStatus(Lane.channel(channelId), state, Backlog.NONE, null);
	}

	private double gauge(String name, String... tags) {
		return this.registry.get("telegram.updates." + name).tag("account", "archive").tags(tags).gauge().value();
	}

}

package io.github.telegramupdates.spring.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backlog;
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
	void anAccountThatDoesNotRunHasNoLag() {
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		assertThat(gauge("lag")).isZero();
	}

	private double gauge(String name) {
		return this.registry.get("telegram.updates." + name).tag("account", "archive").gauge().value();
	}

}

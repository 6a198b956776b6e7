package io.github.telegramupdates.spring.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AccountStatus.Counters;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.tl.client.TelegramApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes an account healthy.
 */
class AccountHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final ConnectionState CONNECTED = connection(ConnectionState.Phase.CONNECTED, Duration.ofHours(1));

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
	void anAccountThatIsConnectedIsUp(AccountStatus.Phase phase) {
		Health health = health(CONNECTED, status(phase, Map.of()));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", phase);
	}

	@Test
	void theDetailsTellThePositionAndWhatWasDelivered() {
		assertThat(health(CONNECTED, status(AccountStatus.Phase.LIVE, Map.of())).getDetails()).containsEntry("pts", 10)
			.containsEntry("qts", 20)
			.containsEntry("seq", 40)
			.containsEntry("date", 30)
			.containsEntry("channels", 5)
			.containsEntry("openGaps", 1)
			.containsEntry("delivered", 100L)
			.containsEntry("recovered", 50L);
	}

	@Test
	void anAccountThatHasStoppedIsDown() {
		assertThat(health(CONNECTED, status(AccountStatus.Phase.STOPPED, Map.of())).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void anAccountWithABlockedLaneIsDownAndTellsTheClassOfTheFailure() {
		Health health = health(CONNECTED,
				status(AccountStatus.Phase.LIVE, Map.of(Lane.channel(3), "java.lang.IllegalStateException")));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("blockedLanes",
				Map.of("channel 3", "java.lang.IllegalStateException"));
	}

	@Test
	void anUnauthorizedAccountIsDown() {
		assertThat(health(connection(ConnectionState.Phase.UNAUTHORIZED, Duration.ZERO), null).getStatus())
			.isEqualTo(Status.DOWN);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTING", "DISCONNECTED" })
	void anAccountMayBeWithoutConnectionForAWhile(ConnectionState.Phase phase) {
		assertThat(health(connection(phase, Duration.ofSeconds(60)), null).getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTING", "DISCONNECTED", "CLOSED" })
	void anAccountWithoutConnectionForTooLongIsDown(ConnectionState.Phase phase) {
		assertThat(health(connection(phase, Duration.ofSeconds(61)), null).getStatus()).isEqualTo(Status.DOWN);
	}

	private static Health health(ConnectionState connection, @Nullable AccountStatus status) {
		return new AccountHealthIndicator("archive", new StubAccounts(connection, Optional.ofNullable(status)),
				Duration.ofSeconds(60), Clock.fixed(NOW, ZoneOffset.UTC))
			.health();
	}

	private static ConnectionState connection(ConnectionState.Phase phase, Duration age) {
		return new ConnectionState(phase, NOW.minus(age), null);
	}

	private static AccountStatus status(AccountStatus.Phase phase, Map<Lane, String> blocked) {
		return new AccountStatus(phase, null, AccountState.of(10, 20, 30, 40), 5, 1, new Counters(100, 50, 2, 3),
				Map.of(), blocked, List.of());
	}

	private record StubAccounts(ConnectionState connection,
			Optional<AccountStatus> status) implements TelegramAccounts {

		@Override
		public Set<String> names() {
			return Set.of("archive");
		}

		@Override
		public Optional<AccountStatus> status(String name) {
			return this.status;
		}

		@Override
		public ConnectionState connection(String name) {
			return this.connection;
		}

		@Override
		public TelegramApi api(String name) {
			throw new UnsupportedOperationException();
		}

	}

}

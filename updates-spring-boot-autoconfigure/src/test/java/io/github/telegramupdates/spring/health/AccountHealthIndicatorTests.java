package io.github.telegramupdates.spring.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AccountStatus.Counters;
import io.github.telegramupdates.engine.AccountStatus.Phase;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped.Cause;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What makes an account healthy.
 */
class AccountHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final ConnectionState CONNECTED = connection(ConnectionState.Phase.CONNECTED, Duration.ofHours(1));

	private static final Duration SHORT = Duration.ofSeconds(60);

	private static final Duration TOO_LONG = Duration.ofSeconds(61);

	private final AtomicLong nanos = new AtomicLong();

	private final DeliveryWatch deliveries = new DeliveryWatch(this.nanos::get, List.of());

	private @Nullable String holder;

	private @Nullable Instant loginNotBefore;

	private @Nullable String loginWaitsFor;

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
	void anAccountThatIsConnectedIsUp(Phase phase) {
		Health health = health(CONNECTED, live(phase));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", phase);
	}

	@Test
	void theDetailsTellWhatIsCommittedAndWhatIsReceived() {
		assertThat(health(CONNECTED, live(Phase.LIVE)).getDetails()).containsEntry("committed.pts", 9)
			.containsEntry("received.pts", 10)
			.containsEntry("committed.qts", 20)
			.containsEntry("received.seq", 40)
			.containsEntry("committed.date", Instant.ofEpochSecond(30))
			.containsEntry("lastCommit", NOW)
			.containsEntry("backlog", 7)
			.containsEntry("backlogAgeSeconds", 3L)
			.containsEntry("channels", 5)
			.containsEntry("openGaps", 1)
			.containsEntry("delivered", 100L)
			.containsEntry("recovered", 50L)
			.doesNotContainKeys("pts", "qts", "seq", "date", "longDeliveries", "problem");
	}

	@Test
	void whoMakesConnectionsAddsDetails() {
		assertThat(health(CONNECTED, live(Phase.LIVE)).getDetails()).containsEntry("login", "of archive");
	}

	@Test
	void anAccountThatHasEndedByItselfIsDown() {
		Health health = health(closed("OWNERSHIP_LOST"), stopped(Cause.OWNERSHIP_LOST));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().get("problem")).asString().contains("OWNERSHIP_LOST");
	}

	@Test
	void anAccountWhoseStreamHasEndedIsDownBeforeItsConnectionIsClosed() {
		assertThat(health(CONNECTED, stopped(Cause.WRONG_ACCOUNT)).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void anAccountThatTheApplicationStoppedIsUp() {
		Health health = health(closed(null), stopped(Cause.CLOSED));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", Phase.STOPPED);
	}

	@Test
	void aLaneMayBeBlockedForAWhile() {
		assertThat(health(CONNECTED, blocked(SHORT)).getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aLaneThatIsBlockedForTooLongIsTold() {
		Health health = health(CONNECTED, blocked(TOO_LONG));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("blockedLanes",
				Map.of("channel 3", "java.lang.IllegalStateException, for 61 s"));
	}

	@Test
	void anAccountThatDoesNotStartIsDownWithItsReason() {
		Health health = health(CONNECTED, starting(TOO_LONG, null));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().get("problem")).asString()
			.contains("not started after 60 s", "state not loadable");
	}

	@Test
	void connectingAndLoadingCountTogether() {
		ConnectionState connection = new ConnectionState(ConnectionState.Phase.CONNECTED, NOW, null,
				Duration.ofSeconds(31), null);
		assertThat(health(connection, starting(Duration.ofSeconds(29), null)).getStatus()).isEqualTo(Status.UP);
		assertThat(health(connection, starting(Duration.ofSeconds(30), null)).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void anAccountThatWaitsAsTelegramAskedIsUpAndTellsUntilWhen() {
		Health health = health(CONNECTED, starting(TOO_LONG, NOW.plusSeconds(100)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("waitingUntil", NOW.plusSeconds(100));
		ConnectionState flooded = new ConnectionState(ConnectionState.Phase.CONNECTING, NOW, "FLOOD_WAIT", TOO_LONG,
				NOW.plusSeconds(7));
		assertThat(health(flooded, null).getStatus()).isEqualTo(Status.UP);
		assertThat(health(flooded, null).getDetails()).containsEntry("waitingUntil", NOW.plusSeconds(7));
	}

	@Test
	void aFrozenAccountIsUpAndTellsWhatFailsAndUntilWhenItWaits() {
		AccountStatus live = live(Phase.RECOVERING);
		AccountStatus frozen = new AccountStatus(live.phase(), null, null, Duration.ZERO, NOW.plusSeconds(900),
				live.committed(), live.received(), NOW, live.backlog(), 5, 1, live.counters(), Map.of(), Map.of(), 0,
				Duration.ZERO,
				Map.of(DifferenceScope.ACCOUNT, new AccountStatus.Failing("FROZEN_METHOD_INVALID", NOW, 1),
						DifferenceScope.CHANNELS, new AccountStatus.Failing("RPC_CALL_FAIL", NOW.minusSeconds(61), 12)),
				List.of());
		Health health = health(CONNECTED, frozen);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", Phase.RECOVERING)
			.containsEntry("waitingUntil", NOW.plusSeconds(900))
			.containsEntry("failing.account.error", "FROZEN_METHOD_INVALID")
			.containsEntry("failing.account.since", NOW)
			.containsEntry("failing.channels.error", "RPC_CALL_FAIL")
			.containsEntry("failing.channels.since", NOW.minusSeconds(61))
			.containsEntry("failing.channels.count", 12)
			.doesNotContainKey("problem");
	}

	@Test
	void anAccountThatWaitsForItsTurnToStartIsUpHoweverLongThatTakes() {
		AccountStatus queued = status(Phase.QUEUED, null, null, Duration.ZERO, null, Map.of());
		Health health = health(connection(ConnectionState.Phase.CONNECTED, Duration.ofDays(1)), queued);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", Phase.QUEUED).doesNotContainKey("problem");
	}

	@Test
	void anAccountThatCannotConnectIsDownWithItsReason() {
		ConnectionState connection = new ConnectionState(ConnectionState.Phase.CONNECTING, NOW,
				"java.net.ConnectException", TOO_LONG, null);
		assertThat(health(connection, null).getDetails().get("problem")).asString()
			.contains("java.net.ConnectException");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "STANDBY", "CLOSED" })
	void anAccountWithoutAStreamIsStarting(ConnectionState.Phase phase) {
		assertThat(health(connection(phase, SHORT), null).getDetails()).containsEntry("phase", Phase.STARTING);
	}

	@Test
	void anAccountThatStandsByIsUpAndTellsWhoHasIt() {
		ConnectionState standby = connection(ConnectionState.Phase.STANDBY, Duration.ofDays(1));
		Health health = health(standby, null);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("phase", ConnectionState.Phase.STANDBY)
			.containsEntry("holder", "another instance")
			.doesNotContainKey("problem");
		this.holder = "web-2";
		assertThat(health(standby, null).getDetails()).containsEntry("holder", "web-2");
		assertThat(health(CONNECTED, live(Phase.LIVE)).getDetails()).doesNotContainKey("holder");
	}

	@Test
	void anAccountThatWasNotStartedIsStopped() {
		assertThat(health(closed(null), null).getDetails()).containsEntry("phase", Phase.STOPPED);
	}

	@Test
	void anUnauthorizedAccountIsDown() {
		assertThat(health(connection(ConnectionState.Phase.UNAUTHORIZED, Duration.ZERO), null).getStatus())
			.isEqualTo(Status.DOWN);
	}

	@Test
	void anAccountMayBeWithoutConnectionForAWhile() {
		assertThat(health(connection(ConnectionState.Phase.DISCONNECTED, SHORT), null).getStatus())
			.isEqualTo(Status.UP);
	}

	@Test
	void anAccountWithoutConnectionForTooLongIsDown() {
		assertThat(health(connection(ConnectionState.Phase.DISCONNECTED, TOO_LONG), null).getStatus())
			.isEqualTo(Status.DOWN);
	}

	@Test
	void deliveriesThatTakeLongAreTold() throws Exception {
		this.deliveries.watch((batch) -> {
			this.nanos.addAndGet(Duration.ofSeconds(31).toNanos());
			assertThat(health(CONNECTED, live(Phase.LIVE)).getDetails().get("longDeliveries")).asString()
				.contains("account", "for 31 s");
		}).deliver(List.of(new Batch(1, 7, Lane.ACCOUNT, List.of(), null)));
		assertThat(health(CONNECTED, live(Phase.LIVE)).getDetails()).doesNotContainKey("longDeliveries");
	}

	@Test
	void aLoginThatTelegramAskedToWaitIsNotDown() {
		this.loginNotBefore = NOW.plusSeconds(3_600);
		assertThat(health(CONNECTED, starting(TOO_LONG, null)).getStatus()).isEqualTo(Status.UP);
		this.loginNotBefore = null;
		assertThat(health(CONNECTED, starting(TOO_LONG, null)).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void aLoginThatWaitsForSomebodyIsOutOfServiceWhenItsTimeIsOverButNotDown() {
		this.loginWaitsFor = "the code of its login";
		ConnectionState connecting = new ConnectionState(ConnectionState.Phase.CONNECTING, NOW, null, SHORT, null);
		assertThat(health(connecting, null).getStatus()).isEqualTo(Status.UP);
		ConnectionState waiting = new ConnectionState(ConnectionState.Phase.CONNECTING, NOW, null, TOO_LONG, null);
		Health health = health(waiting, null);
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("problem", "waits for the code of its login");
		assertThat(health(connection(ConnectionState.Phase.UNAUTHORIZED, Duration.ZERO), null).getStatus())
			.isEqualTo(Status.DOWN);
	}

	private Health health(ConnectionState connection, @Nullable AccountStatus status) {
		TelegramAccounts accounts = mock();
		given(accounts.connection("archive")).willReturn(connection);
		given(accounts.holder("archive")).willReturn(Optional.ofNullable(this.holder));
		given(accounts.status("archive")).willReturn(Optional.ofNullable(status));
		AccountNames names = mock();
		given(names.idOf("archive")).willReturn(OptionalLong.of(7));
		return new AccountHealthIndicator("archive", accounts, names, this.deliveries,
				List.of(new LoginDetails(this.loginNotBefore, this.loginWaitsFor)),
				new HealthProperties(SHORT, SHORT, SHORT), Duration.ofSeconds(30), Clock.fixed(NOW, ZoneOffset.UTC))
			.health();
	}

	private static ConnectionState connection(ConnectionState.Phase phase, Duration age) {
		return new ConnectionState(phase, NOW.minus(age), null);
	}

	private static ConnectionState closed(@Nullable String problem) {
		return new ConnectionState(ConnectionState.Phase.CLOSED, NOW.minus(Duration.ofHours(1)), problem);
	}

	private static AccountStatus live(Phase phase) {
		return status(phase, null, null, Duration.ZERO, null, Map.of());
	}

	private static AccountStatus stopped(Cause cause) {
		return status(Phase.STOPPED, cause.name(), cause, Duration.ZERO, null, Map.of());
	}

	private static AccountStatus starting(Duration counted, @Nullable Instant waitingUntil) {
		return status(Phase.STARTING, "state not loadable: java.sql.SQLException", null, counted, waitingUntil,
				Map.of());
	}

	private static AccountStatus blocked(Duration age) {
		return status(Phase.LIVE, null, null, Duration.ZERO, null,
				Map.of(Lane.channel(3), new BlockedLane("java.lang.IllegalStateException", age, FailureAction.RETRY)));
	}

	private static AccountStatus status(Phase phase, @Nullable String detail, @Nullable Cause cause, Duration starting,
			@Nullable Instant waitingUntil, Map<Lane, BlockedLane> blocked) {
		return new AccountStatus(phase, detail, cause, starting, waitingUntil, AccountState.of(9, 20, 30, 40),
				AccountState.of(10, 20, 30, 40), NOW, new Backlog(7, Duration.ofSeconds(3)), 5, 1,
				new Counters(100, 50, 2, 3), Map.of(), blocked, 0, Duration.ZERO, Map.of(), List.of());
	}

	@Test
	void anAccountIsDownWhenTheDatabaseHasBeenAwayForLonger() {
		assertThat(health(CONNECTED, withStorageAwayFor(Duration.ofSeconds(61))).getDetails()).containsEntry("problem",
				"the database has not been reached for more than 60 s");
		Health away = health(CONNECTED, withStorageAwayFor(Duration.ofSeconds(59)));
		assertThat(away.getStatus()).isEqualTo(Status.UP);
		assertThat(away.getDetails()).containsEntry("storageOutageSeconds", 59L);
	}

	@Test
	void anAccountTellsHowManyUpdatesAreParked() {
		AccountStatus live = live(Phase.LIVE);
		assertThat(health(CONNECTED, live).getDetails()).doesNotContainKey("parkedUpdates");
		Health health = health(CONNECTED,
				new AccountStatus(live.phase(), null, null, Duration.ZERO, null, live.committed(), live.received(), NOW,
						live.backlog(), 5, 1, live.counters(), Map.of(), Map.of(), 3, Duration.ZERO, Map.of(),
						List.of()));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("parkedUpdates", 3L);
	}

	private static AccountStatus withStorageAwayFor(Duration outage) {
		AccountStatus live = live(Phase.LIVE);
		return new AccountStatus(live.phase(), null, null, Duration.ZERO, null, live.committed(), live.received(), NOW,
				live.backlog(), 5, 1, live.counters(), Map.of(), Map.of(), 0, outage, Map.of(), List.of());
	}

	private record LoginDetails(@Nullable Instant notBefore, @Nullable String awaited) implements AccountHealthDetails {

		@Override
		public Map<String, Object> details(String account) {
			return Map.of("login", "of " + account);
		}

		@Override
		public Optional<Instant> waitingUntil(String account) {
			return Optional.ofNullable(this.notBefore);
		}

		@Override
		public Optional<String> waitingFor(String account) {
			return Optional.ofNullable(this.awaited);
		}

	}

}

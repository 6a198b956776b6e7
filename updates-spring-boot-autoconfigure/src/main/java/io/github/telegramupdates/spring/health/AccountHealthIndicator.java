package io.github.telegramupdates.spring.health;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of one account. An account that recovers what it missed is up: it does what it
 * is there for.
 */
final class AccountHealthIndicator extends AbstractHealthIndicator {

	private final String name;

	private final TelegramAccounts accounts;

	private final Duration disconnectedGrace;

	private final Clock clock;

	AccountHealthIndicator(String name, TelegramAccounts accounts, Duration disconnectedGrace, Clock clock) {
		super("The health of a Telegram account could not be determined");
		this.name = name;
		this.accounts = accounts;
		this.disconnectedGrace = disconnectedGrace;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ConnectionState connection = this.accounts.connection(this.name);
		Optional<AccountStatus> status = this.accounts.status(this.name);
		builder.status(status(connection, status));
		describe(builder, connection);
		status.ifPresent((present) -> describe(builder, present));
	}

	private Status status(ConnectionState connection, Optional<AccountStatus> status) {
		if (connection.phase() == ConnectionState.Phase.UNAUTHORIZED) {
			return Status.DOWN;
		}
		if (status.filter((present) -> present.phase() == AccountStatus.Phase.STOPPED).isPresent()) {
			return Status.DOWN;
		}
		if (status.filter((present) -> !present.blockedLanes().isEmpty()).isPresent()) {
			return Status.DOWN;
		}
		return isDisconnectedTooLong(connection) ? Status.DOWN : Status.UP;
	}

	private boolean isDisconnectedTooLong(ConnectionState connection) {
		return !connection.isUp() && connection.since().plus(this.disconnectedGrace).isBefore(this.clock.instant());
	}

	private static void describe(Health.Builder builder, ConnectionState connection) {
		builder.withDetail("connection", connection.phase());
		builder.withDetail("connectionSince", connection.since());
		if (connection.problem() != null) {
			builder.withDetail("connectionProblem", connection.problem());
		}
	}

	private static void describe(Health.Builder builder, AccountStatus status) {
		builder.withDetail("phase", status.phase());
		if (status.position() != null) {
			describe(builder, status.position());
		}
		builder.withDetail("channels", status.channels());
		builder.withDetail("openGaps", status.openGaps());
		builder.withDetail("delivered", status.counters().delivered());
		builder.withDetail("recovered", status.counters().recovered());
		if (!status.blockedLanes().isEmpty()) {
			Map<String, String> blocked = new TreeMap<>();
			status.blockedLanes().forEach((lane, failure) -> blocked.put(lane.toString(), failure));
			builder.withDetail("blockedLanes", blocked);
		}
	}

	private static void describe(Health.Builder builder, AccountState position) {
		builder.withDetail("pts", position.pts());
		builder.withDetail("qts", position.qts());
		builder.withDetail("seq", position.seq());
		builder.withDetail("date", position.date());
	}

}

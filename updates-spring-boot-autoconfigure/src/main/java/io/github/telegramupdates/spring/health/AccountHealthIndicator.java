package io.github.telegramupdates.spring.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import io.github.telegramupdates.spring.delivery.watch.RunningDelivery;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of one account. An account that recovers what it missed is up: it does what it
 * is there for. So is one that stands by for another instance.
 */
final class AccountHealthIndicator extends AbstractHealthIndicator {

	private final String name;

	private final TelegramAccounts accounts;

	private final AccountNames names;

	private final DeliveryWatch deliveries;

	private final List<AccountHealthDetails> others;

	private final HealthProperties properties;

	private final Duration slowHandler;

	private final Clock clock;

	AccountHealthIndicator(String name, TelegramAccounts accounts, AccountNames names, DeliveryWatch deliveries,
			List<AccountHealthDetails> others, HealthProperties properties, Duration slowHandler, Clock clock) {
		super("The health of a Telegram account could not be determined");
		this.name = name;
		this.accounts = accounts;
		this.names = names;
		this.deliveries = deliveries;
		this.others = others;
		this.properties = properties;
		this.slowHandler = slowHandler;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ConnectionState connection = this.accounts.connection(this.name);
		Optional<AccountStatus> status = this.accounts.status(this.name);
		builder.up();
		new AccountCondition(connection, status, loginNotBefore(), loginWaitsFor())
			.problem(this.properties, this.clock.instant())
			.ifPresent((problem) -> builder.status(problem.status()).withDetail("problem", problem.reason()));
		describe(builder, connection);
		this.others.forEach((other) -> other.details(this.name).forEach(builder::withDetail));
		if (connection.phase() == ConnectionState.Phase.STANDBY) {
			builder.withDetail("holder", this.accounts.holder(this.name).orElse("another instance"));
		}
		status.ifPresentOrElse((present) -> describe(builder, present),
				() -> builder.withDetail("phase", phaseBeforeTheStream(connection)));
		describe(builder, longDeliveries());
	}

	private Optional<Instant> loginNotBefore() {
		return this.others.stream().flatMap((other) -> other.waitingUntil(this.name).stream()).findFirst();
	}

	private Optional<String> loginWaitsFor() {
		return this.others.stream().flatMap((other) -> other.waitingFor(this.name).stream()).findFirst();
	}

	private List<RunningDelivery> longDeliveries() {
		OptionalLong userId = this.names.idOf(this.name);
		return userId.isPresent() ? this.deliveries.running(userId.getAsLong(), this.slowHandler) : List.of();
	}

	private static Enum<?> phaseBeforeTheStream(ConnectionState connection) {
		return switch (connection.phase()) {
			case STANDBY -> ConnectionState.Phase.STANDBY;
			case CLOSED -> AccountStatus.Phase.STOPPED;
			default -> AccountStatus.Phase.STARTING;
		};
	}

	private static void describe(Health.Builder builder, ConnectionState connection) {
		builder.withDetail("connection", connection.phase());
		builder.withDetail("connectionSince", connection.since());
		add(builder, "connectionProblem", connection.problem());
		add(builder, "waitingUntil", connection.waitingUntil());
	}

	private static void describe(Health.Builder builder, AccountStatus status) {
		builder.withDetail("phase", status.phase());
		add(builder, "detail", status.detail());
		add(builder, "waitingUntil", status.waitingUntil());
		describe(builder, "committed", status.committed());
		describe(builder, "received", status.received());
		add(builder, "lastCommit", status.lastCommit());
		builder.withDetail("backlog", status.backlog().updates());
		builder.withDetail("backlogAgeSeconds", status.backlog().age().toSeconds());
		builder.withDetail("channels", status.channels());
		builder.withDetail("openGaps", status.openGaps());
		builder.withDetail("delivered", status.counters().delivered());
		builder.withDetail("recovered", status.counters().recovered());
		status.failing().forEach((scope, failing) -> describe(builder, scope, failing));
		if (!status.storageOutage().isZero()) {
			builder.withDetail("storageOutageSeconds", status.storageOutage().toSeconds());
		}
		if (status.parkedUpdates() > 0) {
			builder.withDetail("parkedUpdates", status.parkedUpdates());
		}
		if (!status.blockedLanes().isEmpty()) {
			Map<String, String> blocked = new TreeMap<>();
			status.blockedLanes()
				.forEach((lane, failure) -> blocked.put(lane.toString(), "%s, %sfor %d s".formatted(failure.failure(),
						(failure.action() == FailureAction.HOLD) ? "held, " : "", failure.age().toSeconds())));
			builder.withDetail("blockedLanes", blocked);
		}
	}

	private static void describe(Health.Builder builder, DifferenceScope scope, AccountStatus.Failing failing) {
		String prefix = "failing." + scope.name().toLowerCase(Locale.ROOT);
		builder.withDetail(prefix + ".error", failing.error());
		builder.withDetail(prefix + ".since", failing.since());
		if (scope == DifferenceScope.CHANNELS) {
			builder.withDetail(prefix + ".count", failing.boxes());
		}
	}

	private static void describe(Health.Builder builder, String prefix, @Nullable AccountState position) {
		if (position != null) {
			builder.withDetail(prefix + ".pts", position.pts());
			builder.withDetail(prefix + ".qts", position.qts());
			builder.withDetail(prefix + ".seq", position.seq());
			builder.withDetail(prefix + ".date", Instant.ofEpochSecond(position.date()));
		}
	}

	private static void describe(Health.Builder builder, List<RunningDelivery> deliveries) {
		if (!deliveries.isEmpty()) {
			Map<String, String> running = new TreeMap<>();
			deliveries.forEach((delivery) -> running.put(delivery.lane().toString(),
					"%s, for %d s".formatted(delivery.place(), delivery.age().toSeconds())));
			builder.withDetail("longDeliveries", running);
		}
	}

	private static void add(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value);
		}
	}

}

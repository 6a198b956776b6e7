package io.github.telegramupdates.spring.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows how accounts are doing, whenever somebody looks.
 */
final class AccountMeters implements MeterBinder {

	private static final double MILLIS = 1000;

	private final TelegramAccounts accounts;

	AccountMeters(TelegramAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String account : this.accounts.names()) {
			gauge(account, "account.granted", (all) -> isGranted(all.connection(account)) ? 1 : 0)
				.description("1 on the instance that may connect the account, 0 on the others")
				.register(registry);
			gauge(account, "lag", (all) -> lag(all, account).toMillis() / MILLIS)
				.description("For how long the oldest update has been waiting for its delivery")
				.baseUnit("seconds")
				.register(registry);
			gauge(account, "parked.updates", (all) -> parked(all, account))
				.description("Updates that are parked, as far as this instance knows")
				.baseUnit("updates")
				.register(registry);
			for (LaneStatus.State state : LaneStatus.State.values()) {
				gauge(account, "lanes", (all) -> lanes(all, account, state)).tag("state", nameOf(state))
					.description("Lanes that have something to deliver")
					.register(registry);
			}
		}
	}

	private Gauge.Builder<TelegramAccounts> gauge(String account, String name,
			ToDoubleFunction<TelegramAccounts> value) {
		return Gauge.builder(AccountTags.PREFIX + name, this.accounts, value).tag(AccountTags.ACCOUNT, account);
	}

	private static boolean isGranted(ConnectionState connection) {
		return switch (connection.phase()) {
			case STANDBY -> false;
			// with a problem it has ended by itself, and is not given back
			case CLOSED -> connection.problem() != null;
			default -> true;
		};
	}

	private static long lanes(TelegramAccounts accounts, String account, LaneStatus.State state) {
		return accounts.lanes(account).stream().filter((lane) -> lane.state() == state).count();
	}

	private static String nameOf(LaneStatus.State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	private static long parked(TelegramAccounts accounts, String account) {
		return accounts.status(account).map(AccountStatus::parkedUpdates).orElse(0L);
	}

	private static Duration lag(TelegramAccounts accounts, String account) {
		return accounts.status(account).map((status) -> status.backlog().age()).orElse(Duration.ZERO);
	}

}

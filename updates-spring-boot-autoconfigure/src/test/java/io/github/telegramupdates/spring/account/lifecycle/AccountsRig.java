package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.connection.AccountConnectorFactory;
import io.github.telegramupdates.spring.account.connection.AccountStarter;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.tl.User;

/**
 * Accounts on fake runs.
 */
final class AccountsRig {

	private static final Backoff SOON = new Backoff(Duration.ofMillis(20), 1, Duration.ofMillis(20));

	static final PeriodicCheck NO_CHECK = new PeriodicCheck(Duration.ofHours(1), () -> {
	});

	final Queue<FakeRun> runs = new ConcurrentLinkedQueue<>();

	private final AccountNames names = new AccountNames();

	private AccountStarter starter = (connection, userId, options) -> {
		FakeRun run = new FakeRun(userId);
		this.runs.add(run);
		return run;
	};

	private AccountOwnership ownership = AccountOwnership.unguarded();

	private Consumer<Duration> interrupts = (patience) -> {
	};

	AccountsRig starter(AccountStarter starter) {
		this.starter = starter;
		return this;
	}

	AccountsRig ownership(AccountOwnership ownership) {
		this.ownership = ownership;
		return this;
	}

	AccountsRig interrupts(Consumer<Duration> interrupts) {
		this.interrupts = interrupts;
		return this;
	}

	FakeRun run(long userId) {
		FakeRun run = new FakeRun(userId);
		this.runs.add(run);
		return run;
	}

	AccountsLifecycle accounts(TelegramConnectionFactory factory, String... names) {
		List<TelegramAccount> accounts = Arrays.stream(names)
			.map((name) -> new TelegramAccount(name, 1, "hash", "token", null))
			.toList();
		return new AccountsLifecycle(new ConfiguredAccounts(accounts),
				new AccountConnectorFactory(factory, this.starter, this.names, SOON, Clock.systemUTC()), this.ownership,
				new StopTimes(Duration.ofSeconds(2)), this.interrupts, NO_CHECK);
	}

	static FakeConnection connected() {
		return FakeConnection.of(User.builder().id(42).self(true).build());
	}

}

package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.connection.AccountConnectorFactory;
import io.github.telegramupdates.spring.account.connection.AccountStarter;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.RpcTimeoutException;
import io.github.telegramupdates.tl.client.UnauthorizedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The way of accounts from start to stop, whatever the network does.
 */
class AccountsLifecycleTests {

	private static final Backoff SOON = new Backoff(Duration.ofMillis(20), 1, Duration.ofMillis(20));

	private final AccountNames names = new AccountNames();

	private final Queue<FakeRun> runs = new ConcurrentLinkedQueue<>();

	private PeriodicCheck check = AccountsRig.NO_CHECK;

	private AccountsLifecycle lifecycle = lifecycle(List.of(), (account) -> FakeConnection.silent());

	@AfterEach
	void stop() {
		this.lifecycle.stop();
	}

	@Test
	void anAccountRunsUnderTheIdThatTelegramTells() {
		start(FakeConnection.of(user(42)));
		awaitRun();
		assertThat(this.runs).singleElement().extracting(FakeRun::userId).isEqualTo(42L);
		assertThat(this.names.nameOf(42)).isEqualTo("archive");
		assertThat(this.lifecycle.status("archive")).map(AccountStatus::phase).contains(AccountStatus.Phase.LIVE);
		assertThat(this.lifecycle.connection("archive").phase()).isEqualTo(Phase.CONNECTED);
	}

	@Test
	void theStartDoesNotWaitForTheFactory() {
		CountDownLatch never = new CountDownLatch(1);
		start((account) -> {
			awaitUninterruptibly(never);
			return FakeConnection.silent();
		});
		assertThat(this.lifecycle.isRunning()).isTrue();
		assertThat(this.lifecycle.status("archive")).isEmpty();
		assertThat(this.lifecycle.connection("archive").phase()).isEqualTo(Phase.CONNECTING);
		never.countDown();
	}

	@Test
	void aFactoryThatFailsIsAskedAgain() {
		AtomicInteger attempts = new AtomicInteger();
		start((account) -> {
			if (attempts.incrementAndGet() < 3) {
				throw new IllegalStateException("no network");
			}
			return FakeConnection.of(user(42));
		});
		awaitRun();
		assertThat(attempts).hasValue(3);
	}

	@Test
	void aQuestionThatFailsIsAskedAgain() {
		Queue<CompletableFuture<List<UserType>>> answers = new ArrayDeque<>(
				List.of(CompletableFuture.failedFuture(new RpcException(500, "INTERNAL", "users.getUsers")),
						CompletableFuture.completedFuture(List.of(user(42)))));
		start(new FakeConnection(answers::remove));
		awaitRun();
	}

	@Test
	void anAnswerWithoutUserIsAskedForAgain() {
		start(FakeConnection.ofNobody());
		await().until(() -> this.lifecycle.connection("archive").problem() != null);
		assertThat(this.runs).isEmpty();
	}

	@Test
	void aRefusedAuthorisationShowsInTheStateOfTheConnection() {
		start(new FakeConnection(() -> CompletableFuture
			.failedFuture(new RpcException(401, "AUTH_KEY_UNREGISTERED", "users.getUsers"))));
		await().until(() -> this.lifecycle.connection("archive").phase() == Phase.UNAUTHORIZED);
		assertThat(this.lifecycle.connection("archive").problem()).isEqualTo("AUTH_KEY_UNREGISTERED");
	}

	@Test
	void aQuestionThatIsNotAnsweredInTimeIsAskedAgainOnTheSameConnection() {
		Queue<CompletableFuture<List<UserType>>> answers = new ArrayDeque<>(List.of(
				CompletableFuture.failedFuture(new RpcTimeoutException("users.getUsers", Duration.ofMinutes(1))),
				CompletableFuture.completedFuture(List.of(user(42)))));
		FakeConnection connection = new FakeConnection(answers::remove);
		start(connection);
		awaitRun();
		assertThat(connection.closed).isFalse();
	}

	@Test
	void anAccountThatCannotBeLoggedInIsNotStartedWhateverTheCodeSays() {
		FakeConnection connection = new FakeConnection(() -> CompletableFuture
			.failedFuture(new UnauthorizedException(400, "PASSWORD_HASH_INVALID", "auth.checkPassword")));
		start(connection);
		await().until(() -> this.lifecycle.connection("archive").phase() == Phase.UNAUTHORIZED);
		assertThat(this.lifecycle.connection("archive").problem()).isEqualTo("PASSWORD_HASH_INVALID");
		await().untilTrue(connection.closed);
	}

	@Test
	void theStopEndsTheRunAndClosesTheConnection() {
		FakeConnection connection = FakeConnection.of(user(42));
		start(connection);
		awaitRun();
		this.lifecycle.stop();
		assertThat(connection.closed).isTrue();
		assertThat(this.runs.element().stopped)
			.isCompletedWithValueMatching((stopped) -> stopped.cause() == Stopped.Cause.CLOSED);
		assertThat(this.lifecycle.isRunning()).isFalse();
	}

	@Test
	void aConnectionThatOpensAfterTheStopIsClosed() {
		CountDownLatch opening = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		FakeConnection connection = FakeConnection.of(user(42));
		start((account) -> {
			opening.countDown();
			awaitUninterruptibly(stopped);
			return connection;
		});
		awaitUninterruptibly(opening);
		this.lifecycle.stop();
		stopped.countDown();
		await().untilTrue(connection.closed);
		assertThat(this.runs).isEmpty();
	}

	@Test
	void aStoppedApplicationStartsAgain() {
		start((account) -> FakeConnection.of(user(42)));
		awaitRun();
		this.lifecycle.stop();
		this.lifecycle.start();
		await().until(() -> this.runs.size() == 2);
	}

	@Test
	void anAccountThatEndsByItselfClosesItsConnection() {
		FakeConnection connection = FakeConnection.of(user(42));
		start(connection);
		awaitRun();
		this.runs.element().stopped.complete(new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		await().untilTrue(connection.closed);
		assertThat(this.lifecycle.connection("archive").problem()).isEqualTo("OWNERSHIP_LOST");
	}

	@Test
	void oneTelegramAccountRunsUnderOneNameOnly() {
		this.lifecycle = lifecycle(List.of(account("one"), account("two")), (account) -> FakeConnection.of(user(42)));
		this.lifecycle.start();
		await().until(() -> List.of("one", "two")
			.stream()
			.map((name) -> this.lifecycle.connection(name).problem())
			.anyMatch((problem) -> problem != null && problem.startsWith("same account as")));
		awaitRun();
		assertThat(this.runs).hasSize(1);
	}

	@Test
	void withoutAccountsNothingStarts() {
		this.lifecycle = lifecycle(List.of(), (account) -> {
			throw new AssertionError("nothing to connect");
		});
		this.lifecycle.start();
		assertThat(this.lifecycle.names()).isEmpty();
	}

	@Test
	void anUnknownNameIsRefusedWithTheKnownOnes() {
		start(FakeConnection.silent());
		assertThatIllegalArgumentException().isThrownBy(() -> this.lifecycle.status("archvie"))
			.withMessageContaining("[archive]");
	}

	@Test
	void methodsAreThereOnlyWhileTheConnectionIsOpen() {
		start(FakeConnection.of(user(42)));
		awaitRun();
		assertThat(this.lifecycle.api("archive")).isNotNull();
		this.lifecycle.stop();
		assertThatIllegalStateException().isThrownBy(() -> this.lifecycle.api("archive"));
	}

	@Test
	void whileAccountsRunThereAreChecks() {
		AtomicInteger checks = new AtomicInteger();
		this.check = new PeriodicCheck(Duration.ofMillis(1), () -> {
			checks.incrementAndGet();
			throw new IllegalStateException("unlucky");
		});
		start(FakeConnection.of(user(42)));
		await().until(() -> checks.get() > 3);
	}

	@Test
	void theStopEndsEveryThread() {
		start(FakeConnection.of(user(42)));
		awaitRun();
		this.lifecycle.stop();
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates-accounts-")
					|| name.startsWith("telegram-updates-stop")));
	}

	private void start(FakeConnection connection) {
		start((account) -> connection);
	}

	private void start(TelegramConnectionFactory factory) {
		this.lifecycle = lifecycle(List.of(account("archive")), factory);
		this.lifecycle.start();
	}

	private AccountsLifecycle lifecycle(List<TelegramAccount> accounts, TelegramConnectionFactory factory) {
		AccountStarter starter = (connection, userId, options) -> {
			FakeRun run = new FakeRun(userId);
			this.runs.add(run);
			return run;
		};
		return new AccountsLifecycle(new ConfiguredAccounts(accounts),
				new AccountConnectorFactory(factory, starter, this.names, SOON, Clock.systemUTC()),
				AccountOwnership.unguarded(), new StopTimes(Duration.ofSeconds(10)), (patience) -> {
				}, this.check);
	}

	private void awaitRun() {
		await()
			.until(() -> this.lifecycle.names().stream().anyMatch((name) -> this.lifecycle.status(name).isPresent()));
	}

	private static TelegramAccount account(String name) {
		return new TelegramAccount(name, 1, "hash", "token", null);
	}

	private static User user(long id) {
		return User.builder().id(id).self(true).build();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean interrupted = false;
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}

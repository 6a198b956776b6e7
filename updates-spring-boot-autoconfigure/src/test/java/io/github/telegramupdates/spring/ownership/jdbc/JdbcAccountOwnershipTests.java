package io.github.telegramupdates.spring.ownership.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.Ownership;
import io.github.telegramupdates.spring.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Instances that share accounts by locks in a database.
 */
class JdbcAccountOwnershipTests {

	private static final Duration HEARTBEAT = Duration.ofMillis(100);

	/** So long that a busy machine renews in time. */
	private static final LeaseTimes LONG = new LeaseTimes(HEARTBEAT, Duration.ofMinutes(1));

	private static final LeaseTimes SHORT = new LeaseTimes(HEARTBEAT, Duration.ofSeconds(1));

	private static final String ARCHIVE = "archive";

	private final List<JdbcAccountOwnership> instances = new ArrayList<>();

	private final List<LockedDatabase> databases = new ArrayList<>();

	/** How many owners have the account right now. */
	private final AtomicInteger owners = new AtomicInteger();

	private final AtomicInteger mostOwners = new AtomicInteger();

	static Stream<Supplier<Map<String, String>>> databases() {
		return Stream.of(Databases::h2, Databases::postgres);
	}

	@AfterEach
	void destroy() {
		this.databases.forEach(LockedDatabase::recover);
		this.instances.forEach(JdbcAccountOwnership::destroy);
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("telegram-updates-ownership")));
		assertThat(this.mostOwners.get()).isLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void oneInstanceIsGrantedTheAccountAndTheOtherKnowsWhich(Supplier<Map<String, String>> databases) {
		LockedDatabase database = open(databases);
		Owner first = new Owner();
		Ownership has = instance(database).acquire(ARCHIVE, first);
		await().untilTrue(first.granted);
		Ownership standsBy = instance(database).acquire(ARCHIVE, new Owner());
		await().until(() -> standsBy.holder().isPresent());
		assertThat(standsBy.holder()).contains(database.holder())
			.hasValueSatisfying((name) -> assertThat(name).contains(":" + ProcessHandle.current().pid() + ":"));
		assertThat(has.holder()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void anAccountThatIsReleasedIsGrantedToTheOther(Supplier<Map<String, String>> databases) {
		LockedDatabase database = open(databases);
		Owner first = new Owner();
		Owner second = new Owner();
		Ownership has = instance(database).acquire(ARCHIVE, first);
		await().untilTrue(first.granted);
		Ownership next = instance(database).acquire(ARCHIVE, second);
		await().until(() -> next.holder().isPresent());
		first.leave();
		has.release();
		await().atMost(Duration.ofSeconds(2)).untilTrue(second.granted);
		assertThat(next.holder()).isEmpty();
		assertThat(first.revocations).hasValue(0);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void anAccountWhoseLockWasTakenIsRevokedAndGrantedAgainWhenThatLockExpires(
			Supplier<Map<String, String>> databases) {
		LockedDatabase database = open(databases);
		Owner owner = new Owner();
		Ownership ownership = instance(database).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		database.steal(1);
		await().until(() -> owner.revocations.get() == 1);
		await().until(() -> ownership.holder().filter("thief"::equals).isPresent());
		await().untilTrue(owner.granted);
		assertThat(owner.revocations).hasValue(1);
	}

	@Test
	void accountsAreHadOneByOne() {
		LockedDatabase database = open(Databases::h2);
		Owner archive = new Owner();
		AtomicBoolean other = new AtomicBoolean();
		instance(database).acquire(ARCHIVE, archive);
		instance(database).acquire("other", owner(() -> other.set(true)));
		await().untilTrue(archive.granted);
		await().untilTrue(other);
	}

	@Test
	void aRenewalThatFailsChangesNothingWhileTheLockHolds() {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		instance(database).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		database.breakDown();
		int attempts = database.attempts.get();
		await().until(() -> database.attempts.get() > attempts + 2);
		database.recover();
		int renewals = database.attempts.get();
		await().until(() -> database.attempts.get() > renewals + 2);
		assertThat(owner.granted).isTrue();
		assertThat(owner.revocations).hasValue(0);
		assertThat(owner.grants).hasValue(1);
	}

	@Test
	void anAccountWhoseLockCannotBeRenewedIsRevokedBeforeAnotherInstanceCanHaveIt() {
		LockedDatabase database = open(Databases::h2);
		LockedDatabase healthy = database.alsoReachedByAnotherNetwork();
		Owner first = new Owner();
		Owner second = new Owner();
		instance(database, SHORT).acquire(ARCHIVE, first);
		await().untilTrue(first.granted);
		instance(healthy, SHORT).acquire(ARCHIVE, second);
		database.breakDown();
		await().untilTrue(second.granted);
		assertThat(first.revocations).hasValue(1);
		assertThat(first.granted).isFalse();
	}

	@Test
	void anAccountWhoseDatabaseDoesNotAnswerIsRevokedInTimeAndGrantedAgainWhenItDoes() {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		instance(database, SHORT).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		database.hang();
		await().until(() -> owner.revocations.get() == 1);
		database.recover();
		await().untilTrue(owner.granted);
	}

	@Test
	void anAccountWhoseLockExpiredWhileTheMachineWasSuspendedIsNotGrantedAnyMoreAndRevokedAtOnce() {
		LockedDatabase database = open(Databases::h2);
		AtomicLong suspended = new AtomicLong();
		Owner owner = new Owner();
		Ownership ownership = start(new JdbcAccountOwnership(new LockTable(database, null), LONG,
				() -> System.currentTimeMillis() + suspended.get()))
			.acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		assertThat(ownership.isGranted()).isTrue();
		database.hang();
		suspended.set(LONG.timeToLive().toMillis());
		assertThat(ownership.isGranted()).isFalse();
		await().until(() -> owner.revocations.get() == 1);
		assertThat(ownership.isGranted()).isFalse();
		database.recover();
		await().untilTrue(owner.granted);
		assertThat(ownership.isGranted()).isTrue();
	}

	@Test
	void aRenewalLastsFromTheMomentAtWhichThePoolHadAConnectionForIt() {
		LockedDatabase database = open(Databases::h2);
		AtomicLong waited = new AtomicLong();
		Owner owner = new Owner();
		start(new JdbcAccountOwnership(new LockTable(database, null), LONG,
				() -> System.currentTimeMillis() + waited.get()))
			.acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		int renewals = database.attempts.get();
		database.hang();
		await().until(() -> database.attempts.get() > renewals);
		waited.addAndGet(Duration.ofSeconds(40).toMillis());
		int late = database.attempts.get();
		database.letOnePass();
		await().until(() -> database.attempts.get() > late);
		waited.addAndGet(Duration.ofSeconds(40).toMillis());
		await().during(HEARTBEAT.multipliedBy(4)).until(() -> owner.revocations.get() == 0);
	}

	@Test
	void anAccountIsNotGrantedAgainBeforeItsOwnerHasStopped() throws Exception {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		CountDownLatch stopped = new CountDownLatch(1);
		owner.onRevoked(stopped);
		instance(database, SHORT).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		database.hang();
		assertThat(owner.revoking.await(10, TimeUnit.SECONDS)).isTrue();
		database.recover();
		int attempts = database.attempts.get();
		await().until(() -> database.attempts.get() > attempts + 2);
		assertThat(owner.grants).hasValue(1);
		stopped.countDown();
		await().until(() -> owner.grants.get() == 2);
	}

	@Test
	void aReleaseDoesNotWaitForADatabaseThatDoesNotAnswer() {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		Ownership ownership = instance(database).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		int attempts = database.attempts.get();
		database.hang();
		await().until(() -> database.attempts.get() > attempts);
		assertThat(CompletableFuture.runAsync(ownership::release)).succeedsWithin(Duration.ofSeconds(5));
		assertThat(database.holder()).isNotEmpty();
	}

	@Test
	void anAccountIsReleasedAlsoByAThreadThatIsInterrupted() {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		Ownership ownership = instance(database).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		owner.leave();
		Thread.currentThread().interrupt();
		ownership.release();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(database.holder()).isEmpty();
	}

	@Test
	void anOwnerThatReleasedHearsNothing() {
		LockedDatabase database = open(Databases::h2);
		Owner owner = new Owner();
		Ownership ownership = instance(database).acquire(ARCHIVE, owner);
		await().untilTrue(owner.granted);
		owner.leave();
		ownership.release();
		ownership.release();
		assertThat(database.holder()).isEmpty();
		await().during(HEARTBEAT.multipliedBy(3)).until(() -> owner.revocations.get() == 0 && owner.grants.get() == 1);
	}

	@Test
	void aTableThatIsMissingIsToldWithTheCure() {
		DriverManagerDataSource empty = new DriverManagerDataSource(Databases.h2().get("spring.datasource.url"), "sa",
				"");
		assertThatExceptionOfType(LockTableException.class).isThrownBy(new LockTable(empty, null)::check)
			.satisfies((ex) -> assertThat(ex.analysis().getAction()).contains("telegram.updates.storage.migrate=true")
				.contains("telegram.updates.cluster.mode=single"));
	}

	private LockedDatabase open(Supplier<Map<String, String>> database) {
		LockedDatabase opened = LockedDatabase.of(database.get());
		this.databases.add(opened);
		return opened;
	}

	private JdbcAccountOwnership instance(LockedDatabase database) {
		return instance(database, LONG);
	}

	private JdbcAccountOwnership instance(LockedDatabase database, LeaseTimes times) {
		return start(new JdbcAccountOwnership(new LockTable(database, null), times));
	}

	private JdbcAccountOwnership start(JdbcAccountOwnership instance) {
		instance.afterPropertiesSet();
		this.instances.add(instance);
		return instance;
	}

	private static AccountOwner owner(Runnable onGranted) {
		return new AccountOwner() {

			@Override
			public void granted() {
				onGranted.run();
			}

			@Override
			public void revoked() {
				throw new AssertionError("nobody takes this account");
			}

		};
	}

	/**
	 * Counts what it is told.
	 */
	private final class Owner implements AccountOwner {

		final AtomicBoolean granted = new AtomicBoolean();

		final AtomicInteger grants = new AtomicInteger();

		final AtomicInteger revocations = new AtomicInteger();

		final CountDownLatch revoking = new CountDownLatch(1);

		private CountDownLatch stopped = new CountDownLatch(0);

		void onRevoked(CountDownLatch latch) {
			this.stopped = latch;
		}

		@Override
		public void granted() {
			JdbcAccountOwnershipTests.this.mostOwners
				.accumulateAndGet(JdbcAccountOwnershipTests.this.owners.incrementAndGet(), Math::max);
			this.grants.incrementAndGet();
			this.granted.set(true);
		}

		@Override
		public void revoked() {
			leave();
			this.revoking.countDown();
			try {
				this.stopped.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			this.revocations.incrementAndGet();
		}

		void leave() {
			this.granted.set(false);
			JdbcAccountOwnershipTests.this.owners.decrementAndGet();
		}

	}

}

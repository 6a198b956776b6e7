package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.connection.AccountStarter;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Accounts that connect only while they are granted.
 */
class AccountOwnershipTests {

	private static final String ARCHIVE = "archive";

	private final List<FakeConnection> connections = Collections.synchronizedList(new ArrayList<>());

	private final List<String> events = Collections.synchronizedList(new ArrayList<>());

	private final FakeOwnership ownership = new FakeOwnership();

	private final AccountsRig rig = new AccountsRig().ownership(this.ownership);

	private AccountsLifecycle accounts = accounts((account) -> open());

	@AfterEach
	void stop() {
		this.accounts.stop();
	}

	@Test
	void anAccountConnectsOnlyOnceItIsGranted() {
		this.accounts.start();
		assertThat(phase()).isEqualTo(Phase.STANDBY);
		assertThat(this.connections).isEmpty();
		this.ownership.owner().granted();
		await().until(() -> phase() == Phase.CONNECTED);
		assertThat(this.connections).hasSize(1);
	}

	@Test
	void anAccountThatStandsBySaysWhoHasItAndHasNoStream() {
		this.accounts.start();
		assertThat(this.accounts.holder(ARCHIVE)).contains("web-2");
		assertThat(this.accounts.status(ARCHIVE)).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> this.accounts.api(ARCHIVE));
		run();
		assertThat(this.accounts.holder(ARCHIVE)).isEmpty();
	}

	@Test
	void aRevokedAccountDisconnectsBeforeItsStreamIsStopped() {
		runWith((connection, userId, options) -> recordingRun(userId));
		this.ownership.owner().revoked();
		assertThat(this.events).containsExactly("disconnected", "stopped");
		assertThat(phase()).isEqualTo(Phase.STANDBY);
		assertThat(this.accounts.status(ARCHIVE)).isEmpty();
		assertThat(this.ownership.released).hasValue(0);
	}

	@Test
	void aStoppedAccountStopsItsStreamThenDisconnectsThenIsGivenBack() {
		runWith((connection, userId, options) -> recordingRun(userId));
		this.ownership.onRelease(() -> this.events.add("released"));
		this.accounts.stop(ARCHIVE);
		assertThat(this.events).containsExactly("stopped", "disconnected", "released");
		assertThat(phase()).isEqualTo(Phase.CLOSED);
	}

	@Test
	void eachGrantClaimsTheAccountAnew() {
		run();
		this.ownership.owner().revoked();
		this.ownership.owner().granted();
		await().until(() -> this.rig.runs.size() == 2);
		await().until(() -> phase() == Phase.CONNECTED);
	}

	@Test
	void anAccountThatWasTakenOverAndRevokedStandsBy() {
		run();
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		await().until(() -> phase() == Phase.CLOSED);
		this.ownership.owner().revoked();
		assertThat(phase()).isEqualTo(Phase.STANDBY);
		this.ownership.owner().granted();
		await().until(() -> this.rig.runs.size() == 2);
	}

	@Test
	void anAccountThatEndedByItselfIsNotGivenBackAndStartsAgainByItsName() {
		run();
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.UNAUTHORIZED, "SESSION_REVOKED"));
		await().until(() -> phase() == Phase.UNAUTHORIZED);
		assertThat(this.ownership.released).hasValue(0);
		this.accounts.start(ARCHIVE);
		await().until(() -> this.rig.runs.size() == 2);
	}

	@Test
	void startingAnAccountThatStandsByConnectsNothing() {
		this.accounts.start();
		this.accounts.start(ARCHIVE);
		assertThat(phase()).isEqualTo(Phase.STANDBY);
		assertThat(this.connections).isEmpty();
	}

	@Test
	void anAccountThatIsStoppedWhileItStandsByIsGivenBackAndAGrantComesTooLate() {
		this.accounts.start();
		this.accounts.stop(ARCHIVE);
		assertThat(this.ownership.released).hasValue(1);
		this.ownership.owner().granted();
		assertThat(phase()).isEqualTo(Phase.CLOSED);
		assertThat(this.connections).isEmpty();
	}

	@Test
	void aStoppedAccountIsNotAskedForUntilItIsStarted() {
		this.accounts.stop(ARCHIVE);
		this.accounts.start();
		assertThat(this.ownership.isAskedFor()).isFalse();
		this.accounts.start(ARCHIVE);
		assertThat(this.ownership.isAskedFor()).isTrue();
	}

	@Test
	void theStopOfTheApplicationGivesAnAccountBackOnce() {
		run();
		this.accounts.stop();
		this.accounts.stop();
		assertThat(this.ownership.released).hasValue(1);
	}

	@Test
	void aConnectionThatOpensAfterTheRevocationIsClosed() throws Exception {
		CountDownLatch opening = new CountDownLatch(1);
		CountDownLatch opened = new CountDownLatch(1);
		this.accounts = accounts((account) -> openSlowly(opening, opened));
		this.accounts.start();
		this.ownership.owner().granted();
		assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();
		this.ownership.owner().revoked();
		opened.countDown();
		await().until(() -> this.events.contains("disconnected"));
		assertThat(this.rig.runs).isEmpty();
		assertThat(phase()).isEqualTo(Phase.STANDBY);
	}

	@Test
	void anAccountThatIsConnectingIsGivenBackOnlyWhenTheConnectionIsClosed() throws Exception {
		CountDownLatch opening = new CountDownLatch(1);
		CountDownLatch opened = new CountDownLatch(1);
		this.accounts = accounts((account) -> openSlowly(opening, opened));
		this.ownership.onRelease(() -> this.events.add("released"));
		this.accounts.start();
		this.ownership.owner().granted();
		assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();
		this.accounts.stop(ARCHIVE);
		assertThat(this.events).isEmpty();
		opened.countDown();
		await().until(() -> this.events.contains("released"));
		assertThat(this.events).containsExactly("disconnected", "released");
	}

	@Test
	void anAccountThatIsRevokedWhileItStopsDisconnectsAtOnce() throws Exception {
		CountDownLatch closing = new CountDownLatch(1);
		CountDownLatch transaction = new CountDownLatch(1);
		runWith((connection, userId, options) -> slowRun(userId, closing, transaction));
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> this.accounts.stop(ARCHIVE));
		assertThat(closing.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> revoked = CompletableFuture.runAsync(this.ownership.owner()::revoked);
		await().until(() -> this.events.contains("disconnected"));
		assertThat(stopped).isNotDone();
		transaction.countDown();
		assertThat(CompletableFuture.allOf(stopped, revoked)).succeedsWithin(Duration.ofSeconds(5));
		assertThat(phase()).isEqualTo(Phase.CLOSED);
	}

	@Test
	void aRevocationWaitsForAConnectionThatIsBeingClosed() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		run();
		this.connections.get(0).onClose(() -> {
			this.events.add("disconnecting");
			awaitOrFail(closed);
			this.events.add("disconnected");
		});
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		await().until(() -> this.events.contains("disconnecting"));
		CompletableFuture<Void> revoked = CompletableFuture.runAsync(() -> {
			this.ownership.owner().revoked();
			this.events.add("revoked");
		});
		await().during(Duration.ofMillis(50)).until(() -> !revoked.isDone());
		closed.countDown();
		assertThat(revoked).succeedsWithin(Duration.ofSeconds(5));
		assertThat(this.events).containsExactly("disconnecting", "disconnected", "revoked");
	}

	private static void awaitOrFail(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void runWith(AccountStarter starter) {
		this.rig.starter(starter);
		this.accounts = accounts((account) -> open());
		run();
	}

	private void run() {
		int before = this.rig.runs.size();
		this.accounts.start();
		this.ownership.owner().granted();
		await().until(() -> this.rig.runs.size() > before && this.accounts.status(ARCHIVE).isPresent());
	}

	private Phase phase() {
		return this.accounts.connection(ARCHIVE).phase();
	}

	private AccountsLifecycle accounts(TelegramConnectionFactory factory) {
		return this.rig.accounts(factory, ARCHIVE);
	}

	private FakeConnection open() {
		FakeConnection connection = AccountsRig.connected();
		connection.onClose(() -> this.events.add("disconnected"));
		this.connections.add(connection);
		return connection;
	}

	private FakeConnection openSlowly(CountDownLatch opening, CountDownLatch opened) {
		opening.countDown();
		try {
			opened.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return open();
	}

	private AccountRun recordingRun(long userId) {
		FakeRun run = this.rig.run(userId);
		run.onClose(() -> this.events.add("stopped"));
		return run;
	}

	private AccountRun slowRun(long userId, CountDownLatch closing, CountDownLatch transaction) {
		FakeRun run = this.rig.run(userId);
		run.onClose(() -> {
			closing.countDown();
			try {
				transaction.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		return run;
	}

}

package io.github.telegramupdates.spring.account.lifecycle;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Accounts that the application starts and stops by their names.
 */
class AccountSwitchTests {

	private final AccountsRig rig = new AccountsRig();

	private final List<FakeConnection> connections = Collections.synchronizedList(new ArrayList<>());

	private final AccountsLifecycle accounts = this.rig.accounts((account) -> {
		FakeConnection connection = AccountsRig.connected();
		this.connections.add(connection);
		return connection;
	}, "archive");

	@AfterEach
	void stop() {
		this.accounts.stop();
	}

	@Test
	void aStoppedAccountHasNeitherRunNorConnection() {
		begin();
		this.accounts.stop("archive");
		assertThat(this.rig.runs.element().stopped).isCompleted();
		assertThat(this.connections.get(0).closed).isTrue();
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
		await().during(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(this.accounts.connection("archive").problem()).isNull());
	}

	@Test
	void stoppingTwiceIsStoppingOnce() {
		begin();
		this.accounts.stop("archive");
		this.accounts.stop("archive");
		this.accounts.start("archive");
		await().until(() -> this.rig.runs.size() == 2);
	}

	@Test
	void startingARunningAccountChangesNothing() {
		begin();
		this.accounts.start("archive");
		this.accounts.start("archive");
		assertThat(this.rig.runs).hasSize(1);
		assertThat(this.connections).hasSize(1);
	}

	@Test
	void anAccountThatWasTakenOverIsClaimedAnew() {
		begin();
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		await().untilTrue(this.connections.get(0).closed);
		await().until(() -> "OWNERSHIP_LOST".equals(this.accounts.connection("archive").problem()));
		this.accounts.start("archive");
		await().until(() -> this.rig.runs.size() == 2);
		assertThat(this.accounts.connection("archive").problem()).isNull();
	}

	@Test
	void anAccountIsClaimedAnewAlsoByWhoHearsOfItsEndFirst() {
		begin();
		this.rig.runs.element().phase = AccountStatus.Phase.STOPPED;
		this.accounts.start("archive");
		await().until(() -> this.rig.runs.size() == 2);
		assertThat(this.connections.get(0).closed).isTrue();
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		await().during(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CONNECTED));
	}

	@RepeatedTest(20)
	void anAccountMayBeStartedByItsNameWhileAllAreStarted() throws Exception {
		CountDownLatch asking = new CountDownLatch(1);
		CompletableFuture<Void> byName = CompletableFuture.runAsync(() -> {
			while (!this.accounts.isRunning()) {
				this.accounts.start("archive");
				asking.countDown();
			}
			this.accounts.start("archive");
		});
		asking.await();
		begin();
		assertThat(byName).succeedsWithin(Duration.ofSeconds(10));
		assertThat(this.rig.runs).hasSize(1);
	}

	@Test
	void anAccountThatIsStoppedBeforeTheStartStaysSo() {
		this.accounts.stop("archive");
		this.accounts.start();
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
		this.accounts.start("archive");
		await().until(() -> this.rig.runs.size() == 1);
	}

	@Test
	void anAccountThatIsStartedBeforeTheStartWaitsForIt() {
		this.accounts.start("archive");
		assertThat(this.connections).isEmpty();
		begin();
	}

	@Test
	void anAccountStaysStoppedWhenTheApplicationStartsAgain() {
		begin();
		this.accounts.stop("archive");
		this.accounts.stop();
		this.accounts.start();
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
	}

	@Test
	void aChannelThatIsOpenedBeforeTheRunIsOpenInIt() {
		this.accounts.openChannel("archive", 5);
		begin();
		assertThat(this.rig.runs.element().openChannels).containsExactly(5L);
	}

	@Test
	void channelsAreOpenedAndClosedWhileItRuns() {
		begin();
		this.accounts.openChannel("archive", 5);
		this.accounts.openChannel("archive", 5);
		this.accounts.openChannel("archive", 6);
		this.accounts.closeChannel("archive", 5);
		this.accounts.closeChannel("archive", 5);
		this.accounts.closeChannel("archive", 9);
		assertThat(this.rig.runs.element().openChannels).containsExactly(6L);
	}

	@Test
	void openChannelsStayOpenInTheNextRun() {
		begin();
		this.accounts.openChannel("archive", 5);
		this.accounts.stop("archive");
		this.accounts.start("archive");
		await().until(() -> this.rig.runs.size() == 2);
		await().until(() -> List.copyOf(this.rig.runs).get(1).openChannels.contains(5L));
	}

	@Test
	void anAccountThatIsLoggedOutIsStopped() {
		begin();
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.connections.get(0).onLogOut(done);
		CompletableFuture<Void> stopped = this.accounts.logOut("archive");
		assertThat(this.connections.get(0).closed).isFalse();
		done.complete(null);
		assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
		assertThat(this.connections.get(0).closed).isTrue();
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
		this.accounts.start("archive");
		await().until(() -> this.connections.size() == 2);
	}

	@Test
	void anAccountThatIsStoppedIsNotCalledRefusedBecauseTelegramAgrees() {
		begin();
		this.connections.get(0)
			.onClose(() -> this.connections.get(0).signal(new SessionSignal.LoggedOut("LOGGED_OUT")));
		this.accounts.stop("archive");
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.UNAUTHORIZED, "LOGGED_OUT"));
		await().during(Duration.ofMillis(50)).untilAsserted(() -> {
			assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
			assertThat(this.accounts.connection("archive").problem()).isNull();
		});
	}

	@Test
	void aFailedLogoutStopsNothing() {
		begin();
		this.connections.get(0).onLogOut(CompletableFuture.failedFuture(new IOException("no network")));
		assertThat(this.accounts.logOut("archive")).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withRootCauseInstanceOf(IOException.class);
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CONNECTED);
	}

	@Test
	void aConnectionThatCannotLogOutSaysSo() {
		begin();
		assertThat(this.accounts.logOut("archive")).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withRootCauseInstanceOf(UnsupportedOperationException.class)
			.withMessageContaining("FakeConnection cannot log an account out");
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CONNECTED);
	}

	@Test
	void anAccountWithoutConnectionIsNotLoggedOut() {
		assertThatIllegalStateException().isThrownBy(() -> this.accounts.logOut("archive"))
			.withMessageContaining("no open connection");
	}

	@Test
	void anUnknownNameIsRefusedByAll() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.logOut("archvie"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.start("archvie"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.stop("archvie"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.openChannel("archvie", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.closeChannel("archvie", 1));
	}

	private void begin() {
		this.accounts.start();
		await().until(() -> this.accounts.status("archive").isPresent());
	}

}

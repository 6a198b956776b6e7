package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.PushingConnection;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.trace.TraceLimits;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that delivers quickly, and meets a handler that takes long: on real threads,
 * while the engine's time stands still.
 */
@Timeout(60)
class QuickLaneTests {

	private static final long SELF = 7;

	private static final long BUSY = 5;

	private static final long OTHER = 6;

	/** More than it takes to be quick, fewer than a lane may hold uncommitted. */
	private static final int STREAM = 60;

	private static final int SLOW = 40;

	private final VirtualClock clock = new VirtualClock();

	private final PushingConnection connection = new PushingConnection();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final CountDownLatch begins = new CountDownLatch(1);

	private final CountDownLatch hangs = new CountDownLatch(1);

	private final CountDownLatch goesOn = new CountDownLatch(1);

	private final Semaphore others = new Semaphore(0);

	private final AtomicInteger ofBusy = new AtomicInteger();

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.timers(new VirtualTimers(this.clock))
		.traceInputs(TraceLimits.DEFAULT)
		.delivery((group) -> deliver(group.get(0)))
		.build();

	private AccountRun account;

	private void deliver(Batch batch) throws InterruptedException {
		if (!batch.lane().equals(new Lane.Channel(BUSY))) {
			this.others.release();
			return;
		}
		int delivered = this.ofBusy.incrementAndGet();
		if (delivered == 1) {
			this.begins.await();
		}
		else if (delivered == SLOW) {
			this.hangs.countDown();
			this.goesOn.await();
		}
	}

	@BeforeEach
	void aThreadHangsAfterItWasQuick() throws InterruptedException {
		this.storage.setState(SELF, AccountState.of(100, 0, 1_800_000_000, 1));
		List.of(BUSY, OTHER).forEach((channel) -> this.storage.setChannelPts(SELF, channel, 1));
		CountDownLatch started = new CountDownLatch(1);
		this.account = this.engine.run(this.connection, SELF, AuthOptions.user().onStart(started::countDown));
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
		for (int pts = 2; pts < 2 + STREAM; pts++) {
			this.connection.pushMessage(BUSY, pts);
		}
		this.begins.countDown();
		assertThat(this.hangs.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@AfterEach
	void close() {
		this.goesOn.countDown();
		this.engine.close();
	}

	private long reportedCommits() {
		return this.account.trace()
			.orElseThrow()
			.inputs()
			.stream()
			.filter((input) -> input.input() instanceof Input.Committed)
			.count();
	}

	@Test
	void itsCommitsAreReportedMillisecondsLater() {
		this.clock.advance(Duration.ofMillis(1));
		this.clock.advance(Duration.ofMillis(1));
		while (reportedCommits() < SLOW - 1) {
			BusyWait.once();
		}
	}

	@Test
	void anotherLaneHasAThreadAMillisecondLater() throws InterruptedException {
		this.connection.pushMessage(OTHER, 2);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
	}

}

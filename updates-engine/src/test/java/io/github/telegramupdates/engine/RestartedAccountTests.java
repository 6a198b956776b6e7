package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account that is started again while its handlers hang, on real threads.
 */
class RestartedAccountTests {

	private static final int LANES = 4;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final SimulatedAccount other = this.telegram.user("other");

	private final CountDownLatch endOfTest = new CountDownLatch(1);

	private final CountDownLatch hanging = new CountDownLatch(LANES - 1);

	private final CountDownLatch deliveredToOther = new CountDownLatch(1);

	private volatile boolean handlersHang;

	private final GapEngine engine = GapEngine.builder()
		.delivery((group) -> deliver(group.get(0)))
		.deliveriesPerAccount(LANES - 1)
		.grace(Duration.ofMillis(1))
		.build();

	@AfterEach
	void close() {
		this.endOfTest.countDown();
		this.engine.close();
		this.telegram.close();
	}

	private void deliver(Batch batch) throws InterruptedException {
		if (!this.handlersHang || batch.updates().isEmpty()) {
			return;
		}
		if (batch.userId() == this.self.id()) {
			this.hanging.countDown();
			this.endOfTest.await();
		}
		else {
			this.deliveredToOther.countDown();
		}
	}

	private AccountRun run(SimulatedAccount account) throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		AccountRun run = this.engine.run(this.telegram.connect(account), account.id(),
				AuthOptions.user().onStart(started::countDown));
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
		return run;
	}

	@Test
	void leavesThreadsToTheOthers() throws Exception {
		List<SimulatedChannel> channels = IntStream.range(0, LANES)
			.mapToObj((i) -> this.telegram.supergroup("channel " + i).owner(this.alice).member(this.self))
			.toList();
		run(this.other);
		AccountRun first = run(this.self);
		this.handlersHang = true;
		channels.forEach((channel) -> this.alice.sends(channel, "hang"));
		assertThat(this.hanging.await(10, TimeUnit.SECONDS)).isTrue();
		first.close();
		run(this.self);
		channels.forEach((channel) -> this.alice.sends(channel, "hang, too"));
		this.alice.sends(this.other, "hello");
		assertThat(this.deliveredToOther.await(10, TimeUnit.SECONDS)).isTrue();
	}

}

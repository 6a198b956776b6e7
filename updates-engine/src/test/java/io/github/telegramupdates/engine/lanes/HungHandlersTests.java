package io.github.telegramupdates.engine.lanes;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.PushingConnection;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of one account that never return, in groups, on real threads.
 */
@Timeout(60)
class HungHandlersTests {

	private static final long HANGING = 7;

	private static final long OTHER = 8;

	private static final List<Long> CHANNELS = List.of(5L, 6L, 9L);

	private final PushingConnection hanging = new PushingConnection();

	private final PushingConnection other = new PushingConnection();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final Semaphore hung = new Semaphore(0);

	private final Semaphore delivered = new Semaphore(0);

	private final CountDownLatch goesOn = new CountDownLatch(1);

	/** More transactions than threads of an account: the threads are what counts. */
	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.delivery(new HangingDelivery())
		.concurrentDeliveries(3)
		.deliveriesPerAccount(2)
		.groups(1, 8)
		.build();

	@AfterEach
	void close() {
		this.goesOn.countDown();
		this.engine.close();
	}

	private void start(PushingConnection connection, long userId) throws InterruptedException {
		this.storage.setState(userId, AccountState.of(100, 0, 1_800_000_000, 1));
		CHANNELS.forEach((channel) -> this.storage.setChannelPts(userId, channel, 1));
		CountDownLatch started = new CountDownLatch(1);
		this.engine.run(connection, userId, AuthOptions.user().onStart(started::countDown));
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void theOtherAccountGoesOnWhileTwoHandlersHang() throws InterruptedException {
		start(this.hanging, HANGING);
		start(this.other, OTHER);
		CHANNELS.forEach((channel) -> this.hanging.pushMessage(channel, 2));
		assertThat(this.hung.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
		for (int pts = 2; pts < 12; pts++) {
			this.other.pushMessage(CHANNELS.get(0), pts);
			assertThat(this.delivered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.hung.availablePermits()).isZero();
		this.goesOn.countDown();
		assertThat(this.hung.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
	}

	private final class HangingDelivery implements UpdateDelivery {

		@Override
		public boolean isAtomic() {
			return true;
		}

		@Override
		public void deliver(List<Batch> group) throws Exception {
			boolean hangs = group.get(0).userId() == HANGING;
			if (hangs) {
				HungHandlersTests.this.hung.release();
				HungHandlersTests.this.goesOn.await();
			}
			for (Batch batch : group) {
				if (batch.change() != null) {
					HungHandlersTests.this.storage.commit(batch.change());
				}
			}
			if (!hangs) {
				HungHandlersTests.this.delivered.release(group.size());
			}
		}

	}

}

package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.PushingConnection;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many batches of a lane that a quick thread takes at once and delivers one after the
 * other, each by itself.
 */
@Timeout(60)
class LaneRunTests {

	private static final long SELF = 7;

	private static final long CHANNEL = 5;

	/** More than it takes to be quick, fewer than a lane may hold uncommitted. */
	private static final int STREAM = 60;

	/** Among those that are taken at once. */
	private static final int MIDDLE = 40;

	private final VirtualClock clock = new VirtualClock();

	private final PushingConnection connection = new PushingConnection();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final CountDownLatch begins = new CountDownLatch(1);

	private final CountDownLatch failed = new CountDownLatch(1);

	private final List<Integer> delivered = new CopyOnWriteArrayList<>();

	private volatile Runnable inTheMiddle = () -> {
	};

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.timers(new VirtualTimers(this.clock))
		.delivery(this::deliver)
		.build();

	private void deliver(List<Batch> group) throws InterruptedException {
		assertThat(group).hasSize(1);
		Batch batch = group.get(0);
		if (!batch.lane().equals(new Lane.Channel(CHANNEL))) {
			return;
		}
		this.begins.await();
		int position = ((ChannelChange) batch.change()).next().pts();
		this.delivered.add(position);
		if (position == 1 + MIDDLE) {
			this.inTheMiddle.run();
		}
	}

	@BeforeEach
	void start() throws InterruptedException {
		this.storage.setState(SELF, AccountState.of(100, 0, 1_800_000_000, 1));
		this.storage.setChannelPts(SELF, CHANNEL, 1);
		CountDownLatch started = new CountDownLatch(1);
		this.engine.run(this.connection, SELF, AuthOptions.user().onStart(started::countDown));
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@AfterEach
	void close() {
		this.begins.countDown();
		this.engine.close();
	}

	private void stream() {
		for (int pts = 2; pts < 2 + STREAM; pts++) {
			this.connection.pushMessage(CHANNEL, pts);
		}
		this.begins.countDown();
	}

	private void awaitLast() {
		while (!this.delivered.contains(1 + STREAM)) {
			BusyWait.once();
		}
	}

	private static Stream<Integer> positions(int from, int to) {
		return IntStream.rangeClosed(from, to).boxed();
	}

	@Test
	void oneThatFailsIsDeliveredAgainBeforeThoseBehindIt() throws InterruptedException {
		this.inTheMiddle = () -> {
			this.inTheMiddle = () -> {
			};
			this.failed.countDown();
			throw new IllegalStateException("only once");
		};
		stream();
		assertThat(this.failed.await(10, TimeUnit.SECONDS)).isTrue();
		while (!this.delivered.contains(1 + STREAM)) {
			this.clock.advance(Duration.ofSeconds(1));
			BusyWait.once();
		}
		assertThat(this.delivered).containsExactlyElementsOf(
				Stream.concat(positions(2, 1 + MIDDLE), positions(1 + MIDDLE, 1 + STREAM)).toList());
	}

	@Test
	void oneThatTakesLongEndsTheRunAndThoseBehindItFollow() {
		this.inTheMiddle = () -> this.clock.advance(Duration.ofMillis(2));
		stream();
		awaitLast();
		assertThat(this.delivered).containsExactlyElementsOf(positions(2, 1 + STREAM).toList());
	}

}

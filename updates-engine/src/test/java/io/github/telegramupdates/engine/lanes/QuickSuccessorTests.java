package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.PushingConnection;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread whose turn ends while it is quick and has more to do, and the one that comes
 * after it: all on the thread of the test.
 */
class QuickSuccessorTests {

	private static final long SELF = 7;

	private static final long CHANNEL = 5;

	private static final int STREAM = 60;

	/** Behind those after which a thread is quick. */
	private static final int END_OF_TURN = 40;

	private final VirtualClock clock = new VirtualClock();

	private final PushingConnection connection = new PushingConnection();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final Queue<Runnable> inboxes = new ArrayDeque<>();

	/** How many threads the inbox had asked for when each batch was delivered. */
	private final List<Integer> asked = new ArrayList<>();

	private int alarms;

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.timers(new CountedTimers())
		.executor(this.threads::add)
		.inboxExecutor(this.inboxes::add)
		.delivery((group) -> deliver(group.get(0)))
		.build();

	private void deliver(Batch batch) {
		if (!batch.lane().equals(new Lane.Channel(CHANNEL))) {
			return;
		}
		this.asked.add(this.inboxes.size());
		if (this.asked.size() == END_OF_TURN) {
			this.clock.advance(Duration.ofMillis(10));
		}
	}

	private static void runAll(Queue<Runnable> tasks) {
		for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
			next.run();
		}
	}

	@BeforeEach
	void aThreadGoesWhileItIsQuick() {
		this.storage.setState(SELF, AccountState.of(100, 0, 1_800_000_000, 1));
		this.storage.setChannelPts(SELF, CHANNEL, 1);
		AtomicBoolean started = new AtomicBoolean();
		this.engine.run(this.connection, SELF, AuthOptions.user().onStart(() -> started.set(true)));
		while (!started.get() || !this.inboxes.isEmpty() || !this.threads.isEmpty()) {
			runAll(this.inboxes);
			runAll(this.threads);
		}
		for (int pts = 2; pts < 2 + STREAM; pts++) {
			this.connection.pushMessage(CHANNEL, pts);
		}
		this.threads.remove().run();
		runAll(this.inboxes);
		assertThat(this.asked).hasSize(END_OF_TURN);
		assertThat(this.threads).as("the next one").hasSize(1);
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void theNextOneIsQuickAtOnce() {
		this.threads.remove().run();
		assertThat(this.asked).hasSize(STREAM);
		assertThat(this.asked.subList(END_OF_TURN, STREAM)).as("no thread was asked for before its end")
			.containsOnly(0);
		assertThat(this.inboxes).as("at its end").hasSize(1);
	}

	@Test
	void nobodyLooksAfterTheNextOneOnceTheEngineIsClosed() {
		this.threads.clear();
		this.engine.close();
		this.clock.advance(Duration.ofMillis(1));
		int before = this.alarms;
		this.clock.advance(Duration.ofMillis(100));
		assertThat(this.alarms).isEqualTo(before);
	}

	private final class CountedTimers implements EngineTimers {

		private final EngineTimers timers = new VirtualTimers(QuickSuccessorTests.this.clock);

		@Override
		public long monotonicMillis() {
			return this.timers.monotonicMillis();
		}

		@Override
		public Cancellable schedule(long delayMillis, Runnable task) {
			QuickSuccessorTests.this.alarms++;
			return this.timers.schedule(delayMillis, task);
		}

	}

}

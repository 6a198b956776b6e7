package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineTimers;
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
 * A thread whose turn ends while it is quick and has more to do, and the one that comes
 * after it: all on the thread of the test.
 */
@Timeout(60)
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

	private boolean refusing;

	private boolean refusingNext;

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.timers(new CountedTimers())
		.traceInputs(TraceLimits.DEFAULT)
		.executor(this::execute)
		.inboxExecutor(this.inboxes::add)
		.delivery((group) -> deliver(group.get(0)))
		.build();

	private AccountRun account;

	private void execute(Runnable task) {
		if (this.refusing) {
			throw new RejectedExecutionException("no thread");
		}
		this.threads.add(task);
	}

	private void deliver(Batch batch) {
		if (!batch.lane().equals(new Lane.Channel(CHANNEL))) {
			return;
		}
		this.asked.add(this.inboxes.size());
		if (this.asked.size() == END_OF_TURN) {
			this.clock.advance(Duration.ofMillis(10));
			CompletableFuture.runAsync(() -> runAll(this.inboxes)).join();
		}
	}

	private static void runAll(Queue<Runnable> tasks) {
		for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
			next.run();
		}
	}

	@BeforeEach
	void start() {
		this.storage.setState(SELF, AccountState.of(100, 0, 1_800_000_000, 1));
		this.storage.setChannelPts(SELF, CHANNEL, 1);
		AtomicBoolean started = new AtomicBoolean();
		this.account = this.engine.run(this.connection, SELF, AuthOptions.user().onStart(() -> started.set(true)));
		while (!started.get() || !this.inboxes.isEmpty() || !this.threads.isEmpty()) {
			runAll(this.inboxes);
			runAll(this.threads);
		}
	}

	private void aThreadGoesWhileItIsQuick() {
		for (int pts = 2; pts < 2 + STREAM; pts++) {
			this.connection.pushMessage(CHANNEL, pts);
		}
		Runnable turn = this.threads.remove();
		this.refusing = this.refusingNext;
		turn.run();
		assertThat(this.asked).hasSize(END_OF_TURN);
	}

	@AfterEach
	void close() {
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
	void theNextOneIsQuickAtOnce() {
		aThreadGoesWhileItIsQuick();
		this.threads.remove().run();
		assertThat(this.asked).hasSize(STREAM);
		assertThat(this.asked.subList(END_OF_TURN, STREAM)).as("no thread was asked for before its end")
			.containsOnly(0);
		assertThat(this.inboxes).as("at its end").hasSize(1);
	}

	@Test
	void commitsAreTakenOutIfNoNextOneComes() {
		this.refusingNext = true;
		aThreadGoesWhileItIsQuick();
		runAll(this.inboxes);
		long before = reportedCommits();
		this.clock.advance(Duration.ofMillis(1));
		runAll(this.inboxes);
		assertThat(reportedCommits()).as("the last one, which the next thread would have seen to")
			.isEqualTo(before + 1);
		this.refusing = false;
		while (this.asked.size() < STREAM) {
			this.clock.advance(Duration.ofSeconds(1));
			runAll(this.threads);
		}
	}

	@Test
	void nobodyLooksAfterTheNextOneOnceTheEngineIsClosed() {
		aThreadGoesWhileItIsQuick();
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

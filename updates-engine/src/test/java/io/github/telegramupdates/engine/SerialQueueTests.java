package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SerialQueueTests {

	private final List<Runnable> executor = new ArrayList<>();

	private final VirtualClock clock = new VirtualClock();

	private final List<Throwable> failures = new ArrayList<>();

	private final List<String> done = new ArrayList<>();

	private final SerialQueue queue = new SerialQueue(this.executor::add, new VirtualTimers(this.clock),
			this.failures::add);

	@Test
	void runsTasksInOrderOnOneTurn() {
		this.queue.execute(() -> this.done.add("one"));
		this.queue.execute(() -> this.done.add("two"));
		assertThat(this.executor).hasSize(1);
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("one", "two");
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void aTaskThatFailsDoesNotKeepTheNextOnesFromRunning() {
		this.queue.execute(() -> {
			throw new IllegalStateException("no");
		});
		this.queue.execute(() -> this.done.add("next"));
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("next");
		assertThat(this.failures).hasSize(1);
		this.queue.execute(() -> this.done.add("later"));
		assertThat(this.executor).hasSize(1);
	}

	@Test
	void aRefusalOfTheExecutorIsToldAndTheTasksWaitForTheNextOne() {
		Executor closing = (task) -> {
			throw new RejectedExecutionException("busy");
		};
		AtomicReference<Executor> current = new AtomicReference<>(closing);
		SerialQueue refused = new SerialQueue((task) -> current.get().execute(task), new VirtualTimers(this.clock),
				this.failures::add);
		refused.execute(() -> this.done.add("one"));
		assertThat(this.failures).hasOnlyElementsOfType(RejectedExecutionException.class).hasSize(1);
		current.set(Runnable::run);
		refused.execute(() -> this.done.add("two"));
		assertThat(this.done).containsExactly("one", "two");
		assertThat(refused.size()).isZero();
	}

	@Test
	void anExecutorThatRefusedIsAskedAgainWithoutAnotherTask() {
		AtomicBoolean refuses = new AtomicBoolean(true);
		SerialQueue refused = new SerialQueue((task) -> {
			if (refuses.get()) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			task.run();
		}, new VirtualTimers(this.clock), this.failures::add);
		refused.execute(() -> this.done.add("only"));
		refused.execute(() -> this.done.add("one"));
		assertThat(this.failures).hasSize(1);
		refuses.set(false);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.done).containsExactly("only", "one");
	}

	@Test
	void givesTheThreadBackBetweenLongTurns() {
		for (int i = 0; i < 300; i++) {
			this.queue.execute(() -> this.done.add("x"));
		}
		this.executor.remove(0).run();
		assertThat(this.done).hasSizeLessThan(300);
		this.executor.remove(0).run();
		assertThat(this.done).hasSize(300);
	}

}

package io.github.telegramupdates.engine.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SerialQueueTests {

	private final List<Runnable> executor = new ArrayList<>();

	private final VirtualClock clock = new VirtualClock();

	private final List<Throwable> failures = new ArrayList<>();

	private final List<String> done = new ArrayList<>();

	private final SerialQueue<Runnable> queue = newQueue(this.executor::add);

	private SerialQueue<Runnable> newQueue(Executor threads) {
		return new SerialQueue<>(threads, new VirtualTimers(this.clock), Runnable::run, this.failures::add);
	}

	@Test
	void runsTasksInOrderOnOneTurn() {
		this.queue.add(() -> this.done.add("one"));
		this.queue.add(() -> this.done.add("two"));
		assertThat(this.executor).hasSize(1);
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("one", "two");
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void borrowsAThreadForWhatNobodyTakesOut() {
		this.queue.addAndRunHere(() -> this.done.add("one"), 1);
		this.queue.put(() -> this.done.add("two"));
		this.queue.startIfIdle();
		assertThat(this.executor).as("somebody was at work a moment ago").isEmpty();
		this.queue.startIfIdle();
		assertThat(this.executor).hasSize(1);
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("one", "two");
		this.queue.startIfIdle();
		this.queue.startIfIdle();
		assertThat(this.executor).as("there is nothing to do").isEmpty();
	}

	@Test
	void aTaskThatFailsDoesNotKeepTheNextOnesFromRunning() {
		this.queue.add(() -> {
			throw new IllegalStateException("no");
		});
		this.queue.add(() -> this.done.add("next"));
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("next");
		assertThat(this.failures).hasSize(1);
		this.queue.add(() -> this.done.add("later"));
		assertThat(this.executor).hasSize(1);
	}

	@Test
	void aRefusalOfTheExecutorIsReportedAndTheTasksWaitForTheNextOne() {
		Executor closing = (task) -> {
			throw new RejectedExecutionException("busy");
		};
		AtomicReference<Executor> current = new AtomicReference<>(closing);
		SerialQueue<Runnable> refused = newQueue((task) -> current.get().execute(task));
		refused.add(() -> this.done.add("one"));
		assertThat(this.failures).hasOnlyElementsOfType(RejectedExecutionException.class).hasSize(1);
		current.set(Runnable::run);
		refused.add(() -> this.done.add("two"));
		assertThat(this.done).containsExactly("one", "two");
		assertThat(refused.size()).isZero();
	}

	@Test
	void anExecutorThatRefusedIsAskedAgainWithoutAnotherTask() {
		AtomicBoolean refuses = new AtomicBoolean(true);
		SerialQueue<Runnable> refused = newQueue((task) -> {
			if (refuses.get()) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			task.run();
		});
		refused.add(() -> this.done.add("only"));
		refused.add(() -> this.done.add("one"));
		assertThat(this.failures).hasSize(1);
		refuses.set(false);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.done).containsExactly("only", "one");
	}

	@Test
	void givesTheThreadBackBetweenLongTurns() {
		for (int i = 0; i < 300; i++) {
			this.queue.add(() -> this.done.add("x"));
		}
		this.executor.remove(0).run();
		assertThat(this.done).hasSizeLessThan(300);
		this.executor.remove(0).run();
		assertThat(this.done).hasSize(300);
	}

	@Test
	void anIdleQueueIsWorkedOffByTheCaller() {
		this.queue.put(() -> this.done.add("one"));
		this.queue.addAndRunHere(() -> this.done.add("two"), 10);
		assertThat(this.done).containsExactly("one", "two");
		assertThat(this.executor).isEmpty();
	}

	@Test
	void whatTheCallerAddsIsBehindWhatIsAddedWhileItIsAtWork() {
		this.queue.addAndRunHere(() -> {
			this.done.add("one");
			this.queue.put(() -> this.done.add("two"));
			this.queue.addAndRunHere(() -> this.done.add("three"), 10);
		}, 10);
		assertThat(this.done).containsExactly("one", "two", "three");
		assertThat(this.queue.size()).isZero();
	}

	@Test
	void whatIsTooMuchForTheCallerHasAThreadAMillisecondLater() {
		for (int i = 0; i < 4; i++) {
			this.queue.put(() -> this.done.add("x"));
		}
		this.queue.addAndRunHere(() -> this.done.add("x"), 3);
		assertThat(this.done).hasSize(3);
		assertThat(this.executor).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		this.executor.remove(0).run();
		assertThat(this.done).hasSize(5);
	}

	@Test
	void whatIsLeftByACallerMayBeWorkedOffByTheNextOne() {
		for (int i = 0; i < 4; i++) {
			this.queue.put(() -> this.done.add("x"));
		}
		this.queue.addAndRunHere(() -> this.done.add("x"), 3);
		this.queue.addAndRunHere(() -> this.done.add("x"), 3);
		assertThat(this.done).hasSize(6);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.executor).as("nothing is left for a thread").isEmpty();
	}

	@Test
	void aThreadIsBorrowedOnlyIfThereIsSomethingToDo() {
		this.queue.startIfAny();
		assertThat(this.executor).isEmpty();
		this.queue.put(() -> this.done.add("one"));
		assertThat(this.executor).isEmpty();
		this.queue.startIfAny();
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("one");
	}

	@Test
	void aCallerDoesNothingWhileAnotherThreadIsAtWork() {
		this.queue.add(() -> {
			this.queue.addAndRunHere(() -> this.done.add("later"), 10);
			assertThat(this.done).isEmpty();
		});
		this.executor.remove(0).run();
		assertThat(this.done).containsExactly("later");
		assertThat(this.failures).isEmpty();
	}

}

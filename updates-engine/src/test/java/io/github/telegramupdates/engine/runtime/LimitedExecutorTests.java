package io.github.telegramupdates.engine.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How many threads one account borrows.
 */
class LimitedExecutorTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final List<String> done = new ArrayList<>();

	private final VirtualClock clock = new VirtualClock();

	private boolean refuses;

	private final LimitedExecutor limited = new LimitedExecutor((task) -> {
		if (this.refuses) {
			throw new RejectedExecutionException();
		}
		this.threads.add(task);
	}, new VirtualTimers(this.clock), 2);

	@Test
	void noMoreThanTheLimitIsBorrowed() {
		execute("one", "two", "three", "four");
		assertThat(this.threads).hasSize(2);
		this.threads.remove().run();
		assertThat(this.threads).hasSize(2);
		while (!this.threads.isEmpty()) {
			this.threads.remove().run();
		}
		assertThat(this.done).containsExactly("one", "two", "three", "four");
	}

	@Test
	void aTaskThatFailsGivesItsThreadBack() {
		this.limited.execute(() -> {
			throw new IllegalStateException("unlucky");
		});
		execute("two", "three");
		assertThatIllegalStateException().isThrownBy(() -> this.threads.remove().run());
		assertThat(this.threads).hasSize(2);
	}

	@Test
	void aRefusalTakesNoThread() {
		this.refuses = true;
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> execute("one"));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> execute("one"));
		this.refuses = false;
		execute("two", "three");
		assertThat(this.threads).hasSize(2);
	}

	@Test
	void whatCameDuringARefusalDoesNotWaitForAnotherTask() {
		List<Runnable> meanwhile = new ArrayList<>();
		LimitedExecutor single = new LimitedExecutor((task) -> {
			if (!meanwhile.isEmpty()) {
				meanwhile.remove(0).run();
				throw new RejectedExecutionException();
			}
			this.threads.add(task);
		}, new VirtualTimers(this.clock), 1);
		meanwhile.add(() -> single.execute(() -> this.done.add("two")));
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> single.execute(() -> this.done.add("one")));
		this.clock.advance(Duration.ofSeconds(1));
		this.threads.remove().run();
		assertThat(this.done).containsExactly("two");
	}

	@Test
	void anExecutorThatRefusesForLongLetsTheTasksRunOneAfterTheOther() {
		String[] names = IntStream.range(0, 100_000).mapToObj(Integer::toString).toArray(String[]::new);
		execute(names);
		this.refuses = true;
		this.threads.remove().run();
		this.threads.remove().run();
		assertThat(this.done).hasSize(names.length);
		this.refuses = false;
		execute("next", "and next");
		assertThat(this.threads).hasSize(2);
	}

	private void execute(String... names) {
		for (String name : names) {
			this.limited.execute(() -> this.done.add(name));
		}
	}

}

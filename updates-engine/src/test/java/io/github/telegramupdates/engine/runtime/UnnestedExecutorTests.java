package io.github.telegramupdates.engine.runtime;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnnestedExecutorTests {

	private final UnnestedExecutor executor = UnnestedExecutor.of(Runnable::run);

	private final List<String> done = new ArrayList<>();

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> void sneak(Throwable failure) throws E {
		throw (E) failure;
	}

	@Test
	void aTaskOfATaskRunsAfterIt() {
		this.executor.execute(() -> {
			this.executor.execute(() -> this.done.add("inner"));
			assertThat(this.executor.runHere(() -> this.done.add("here"))).isFalse();
			this.done.add("outer");
		});
		assertThat(this.done).containsExactly("outer", "inner");
		assertThat(this.executor.runHere(() -> this.done.add("here"))).isTrue();
	}

	@Test
	void whateverATaskThrowsTheThreadIsFreeAndWhatFollowsRuns() {
		Exception undeclared = new Exception("checked");
		assertThatExceptionOfType(UndeclaredThrowableException.class).isThrownBy(() -> this.executor.execute(() -> {
			this.executor.execute(() -> this.done.add("follower"));
			UnnestedExecutorTests.<RuntimeException>sneak(undeclared);
		})).withCause(undeclared);
		assertThat(this.executor.runHere(() -> this.done.add("next"))).isTrue();
		assertThat(this.done).containsExactly("follower", "next");
	}

}

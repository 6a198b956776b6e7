package io.github.telegramupdates.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LimiterTests {

	private final Limiter limiter = new Limiter(2);

	private final List<CompletableFuture<Void>> started = new ArrayList<>();

	private Supplier<CompletableFuture<Void>> task() {
		return () -> {
			CompletableFuture<Void> end = new CompletableFuture<>();
			this.started.add(end);
			return end;
		};
	}

	@Test
	void startsNoMoreThanItMayAndTheNextWhenOneHasEnded() {
		for (int i = 0; i < 4; i++) {
			this.limiter.run(task());
		}
		assertThat(this.started).hasSize(2);
		this.started.get(1).complete(null);
		assertThat(this.started).hasSize(3);
		this.started.get(0).completeExceptionally(new IllegalStateException("no"));
		assertThat(this.started).hasSize(4);
	}

	@Test
	void aTaskThatCannotStartTakesNoPlace() {
		assertThatIllegalStateException().isThrownBy(() -> this.limiter.run(() -> {
			throw new IllegalStateException("no");
		}));
		this.limiter.run(task());
		this.limiter.run(task());
		assertThat(this.started).hasSize(2);
	}

}

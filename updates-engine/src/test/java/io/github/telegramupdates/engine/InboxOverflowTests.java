package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An inbox that cannot keep up drops containers, because the server has them still.
 */
class InboxOverflowTests {

	private static final int CAPACITY = 20_000;

	private static final int NOW = 1_800_000_000;

	private final Queue<Runnable> inbox = new ArrayDeque<>();

	private final Line line = new Line();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final GapEngine engine = GapEngine.builder().storage(this.storage).delivery((batch) -> {
	}).inboxExecutor(this.inbox::add).executor(Runnable::run).timers(new VirtualTimers(new VirtualClock())).build();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void whatAnInboxThatIsTooLongDropsIsFetchedEachTime() {
		this.storage.setState(7, AccountState.of(100, 0, NOW, 1));
		AccountRun account = this.engine.run(this.line, 7, AuthOptions.user());
		work();
		assertThat(this.line.calls).hasSize(1);
		for (int time = 1; time <= 2; time++) {
			// the thread that was asked for does not come, and no other one may do its
			// work
			account.closeChannel(1);
			for (int i = 0; i < CAPACITY + 50; i++) {
				this.line.push();
			}
			work();
			assertThat(this.line.calls).hasSize(1 + time).hasOnlyElementsOfType(GetDifference.class);
		}
	}

	private void work() {
		while (!this.inbox.isEmpty()) {
			this.inbox.remove().run();
		}
	}

	/** A connection whose server has nothing to say. */
	private static final class Line implements TelegramConnection, TelegramApi {

		private final List<TlMethod<?>> calls = new ArrayList<>();

		private UpdateSink sink;

		void push() {
			this.sink.onUpdates(new Updates(List.of(), List.of(), List.of(), NOW, 0));
		}

		@Override
		public TelegramApi api() {
			return this;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
			this.calls.add(method);
			return (CompletableFuture<R>) CompletableFuture.completedFuture(new DifferenceEmpty(NOW, 1));
		}

		@Override
		public Subscription subscribe(UpdateSink sink) {
			this.sink = sink;
			return () -> {
			};
		}

		@Override
		public Instant serverTime() {
			return Instant.ofEpochSecond(NOW);
		}

		@Override
		public void close() {
			this.sink = null;
		}

	}

}

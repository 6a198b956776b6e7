package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which threads an update needs on its way, and what may be done on them.
 */
@Timeout(60)
class HandOverTests {

	private static final Duration LONGER_THAN_A_TEST = Duration.ofHours(1);

	private static final AccountState STATE = AccountState.of(100, 0, PushingConnection.DATE, 1);

	@Test
	void aPushedUpdateComesToItsLaneWithoutAThreadOfTheInbox() {
		AtomicBoolean inboxThreads = new AtomicBoolean(true);
		try (EngineRig rig = new EngineRig((telegram) -> telegram,
				(engine) -> engine.executor(Runnable::run).inboxExecutor((task) -> {
					if (inboxThreads.get()) {
						task.run();
					}
				}))) {
			SimulatedAccount alice = rig.telegram().user("alice");
			SimulatedAccount self = rig.telegram().user("self");
			rig.run(rig.telegram().connect(self), self.id(), AuthOptions.user());
			inboxThreads.set(false);
			alice.sends(self, "hello");
			rig.pass(Duration.ZERO);
			assertThat(rig.texts()).containsExactly("hello");
		}
	}

	@Test
	void aHandlerMayOpenAChannel() {
		AtomicReference<AccountRun> account = new AtomicReference<>();
		try (EngineRig rig = new EngineRig((telegram) -> telegram,
				(engine) -> engine.executor(Runnable::run).inboxExecutor(Runnable::run))) {
			SimulatedAccount alice = rig.telegram().user("alice");
			SimulatedAccount self = rig.telegram().user("self");
			SimulatedChannel channel = rig.telegram().supergroup("channel").owner(alice).member(self);
			SimulatedConnection connection = rig.telegram().connect(self);
			rig.afterCommit((batch) -> {
				if (account.get() != null) {
					account.get().openChannel(channel.id());
				}
			});
			account.set(rig.run(connection, self.id(), AuthOptions.user()));
			alice.sends(channel, "first");
			connection.dropNext(1);
			alice.sends(channel, "lost");
			rig.pass(Duration.ofMinutes(1));
			assertThat(rig.texts()).as("an open channel is polled").containsExactly("first", "lost");
		}
	}

	@Test
	void aListenerMayCloseTheAccountWhenABatchIsCommitted() throws Exception {
		AtomicReference<AccountRun> account = new AtomicReference<>();
		CompletableFuture<Void> closed = new CompletableFuture<>();
		AtomicBoolean failed = new AtomicBoolean();
		PushingConnection connection = new PushingConnection();
		InMemoryStateStorage storage = new InMemoryStateStorage();
		storage.setState(7, STATE);
		BlockingQueue<String> started = new ArrayBlockingQueue<>(1);
		try (GapEngine engine = GapEngine.builder().storage(storage).grace(LONGER_THAN_A_TEST).delivery((group) -> {
			if (account.get() != null && failed.compareAndSet(false, true)) {
				throw new IllegalStateException("the first delivery fails, as the test wants it");
			}
		})
			.retries(RetryPolicy.DEFAULT.withBackoff(new Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1))))
			.listener((userId, event) -> {
				if (event instanceof EngineEvent.LaneUnblocked) {
					account.get().close();
					closed.complete(null);
				}
			})
			.build()) {
			AccountRun run = engine.run(connection, 7, AuthOptions.user().onStart(() -> started.add("started")));
			assertThat(started.poll(30, TimeUnit.SECONDS)).isNotNull();
			account.set(run);
			connection.pushMessage(5, 1);
			closed.get(30, TimeUnit.SECONDS);
			run.stopped().toCompletableFuture().get(30, TimeUnit.SECONDS);
		}
	}

	@Test
	void aConnectionMayAnswerBeforeTheCallReturns() {
		try (EngineRig rig = new EngineRig((telegram) -> telegram,
				(engine) -> engine.executor(Runnable::run).inboxExecutor(Runnable::run))) {
			PushingConnection connection = new PushingConnection();
			rig.storage().setState(7, STATE);
			AccountRun account = rig.run(connection, 7, AuthOptions.user());
			assertThat(account.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
			connection.pushMessage(5, 1);
			rig.pass(Duration.ofSeconds(1));
			assertThat(rig.texts()).hasSize(1);
			assertThat(List.copyOf(rig.events(EngineEvent.Reloaded.class))).isEmpty();
		}
	}

}

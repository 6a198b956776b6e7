package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the executors of an engine may do.
 */
class ExecutorTests {

	private EngineRig rig = rig(Runnable::run);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private static EngineRig rig(Executor executor) {
		return new EngineRig((telegram) -> telegram,
				(engine) -> engine.executor(executor).inboxExecutor(Runnable::run));
	}

	@Test
	void theyMayRunTasksOnTheCallingThread() {
		SimulatedAccount alice = this.rig.telegram().user("alice");
		SimulatedAccount self = this.rig.telegram().user("self");
		SimulatedChannel channel = this.rig.telegram().supergroup("channel").owner(alice).member(self);
		SimulatedConnection connection = this.rig.telegram().connect(self);
		AccountRun run = this.rig.run(connection, self.id(), AuthOptions.user());
		alice.sends(self, "hello");
		alice.sends(channel, "first");
		connection.dropNext(2);
		alice.sends(self, "lost");
		alice.sends(channel, "lost, too");
		alice.sends(self, "seen");
		alice.sends(channel, "seen, too");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).containsSubsequence("hello", "lost", "seen")
			.containsSubsequence("first", "lost, too", "seen, too")
			.doesNotHaveDuplicates();
		this.rig.storage().setDate(self.id(), 1);
		alice.sends(self, "reload");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
		assertThat(this.rig.texts()).endsWith("reload");
		run.close();
		assertThat(run.stopped().toCompletableFuture()).isCompleted();
	}

	@Test
	void whatALaneThatWasBlockedHasToCatchUpWithDoesNotNest() {
		SimulatedAccount alice = this.rig.telegram().user("alice");
		SimulatedAccount self = this.rig.telegram().user("self");
		this.rig.run(this.rig.telegram().connect(self), self.id(), AuthOptions.user());
		this.rig.deliveriesFail();
		IntStream.rangeClosed(1, 4_000).forEach((i) -> alice.sends(self, "text " + i));
		assertThat(this.rig.texts()).isEmpty();
		this.rig.deliveriesSucceed();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 4_000).mapToObj((i) -> "text " + i).toList());
	}

	@Test
	void theyMayRefuse() {
		this.rig.close();
		Refusing refusing = new Refusing();
		this.rig = rig(refusing);
		SimulatedAccount alice = this.rig.telegram().user("alice");
		SimulatedAccount self = this.rig.telegram().user("self");
		refusing.refuses = true;
		this.rig.run(this.rig.telegram().connect(self), self.id(), AuthOptions.user());
		assertThat(this.rig.events(EngineEvent.StateNotLoadable.class)).isNotEmpty();
		refusing.refuses = false;
		this.rig.pass(Duration.ofMinutes(1));
		refusing.refuses = true;
		alice.sends(self, "one");
		alice.sends(self, "two");
		assertThat(this.rig.texts()).isEmpty();
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).isNotEmpty();
		refusing.refuses = false;
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).containsExactly("one", "two");
	}

	/** Refuses tasks now and then. */
	private static final class Refusing implements Executor {

		private boolean refuses;

		@Override
		public void execute(Runnable task) {
			if (this.refuses) {
				throw new RejectedExecutionException("busy");
			}
			task.run();
		}

	}

}

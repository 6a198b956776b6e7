package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For which lanes threads are asked for, and what if none comes.
 */
class LaneSchedulerTests {

	private final Deque<Runnable> threads = new ArrayDeque<>();

	private boolean hold;

	private boolean refuse;

	private final EngineRig rig = new EngineRig((telegram) -> telegram,
			(engine) -> engine.executor(this::execute).inboxExecutor(Runnable::run));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel one = channel("one");

	private final SimulatedChannel two = channel("two");

	private final AccountRun account = this.rig.run(this.rig.telegram().connect(this.self), this.self.id(),
			AuthOptions.user());

	private SimulatedChannel channel(String name) {
		return this.rig.telegram().supergroup(name).owner(this.alice).member(this.self);
	}

	private void execute(Runnable task) {
		if (this.refuse) {
			throw new RejectedExecutionException("busy, as the test wants it");
		}
		if (this.hold) {
			this.threads.add(task);
		}
		else {
			task.run();
		}
	}

	@BeforeEach
	void lanesAreKnown() {
		this.alice.sends(this.one, "first of one");
		this.alice.sends(this.two, "first of two");
		this.rig.pass(Duration.ofSeconds(1));
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void comes(Runnable push) {
		push.run();
		this.rig.pass(Duration.ofMillis(1));
	}

	@Test
	void oneThreadIsAskedForAtATime() {
		this.hold = true;
		comes(() -> this.alice.sends(this.self, "private"));
		comes(() -> this.alice.sends(this.one, "in one"));
		comes(() -> this.alice.sends(this.two, "in two"));
		assertThat(this.threads).hasSize(1);
		this.threads.remove().run();
		assertThat(this.rig.texts()).endsWith("private", "in one", "in two");
	}

	@Test
	void anotherThreadIsAskedForIfOneDoesNotCome() {
		this.hold = true;
		comes(() -> this.alice.sends(this.self, "private"));
		this.rig.pass(Duration.ofMillis(100));
		comes(() -> this.alice.sends(this.one, "in one"));
		assertThat(this.threads).hasSize(2);
		this.threads.removeLast().run();
		assertThat(this.rig.texts()).endsWith("private", "in one");
		this.threads.remove().run();
		assertThat(this.rig.texts()).as("the thread that comes late finds nothing").endsWith("private", "in one");
	}

	@Test
	void lanesForWhichNoThreadComesDeliverLater() {
		this.refuse = true;
		comes(() -> this.alice.sends(this.self, "private"));
		comes(() -> this.alice.sends(this.one, "in one"));
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).hasSize(2);
		this.refuse = false;
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).contains("private", "in one").doesNotHaveDuplicates();
		assertThat(this.account.status().blockedLanes()).isEmpty();
	}

}

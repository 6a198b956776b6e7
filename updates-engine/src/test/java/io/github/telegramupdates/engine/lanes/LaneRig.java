package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.FlakyStorage;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;

/**
 * An account with three lanes that are known, whose groups a test forms.
 */
final class LaneRig implements AutoCloseable {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private boolean hold;

	private boolean refuse;

	private final GroupingDelivery delivery = new GroupingDelivery();

	private final EngineRig rig;

	private final SimulatedAccount alice;

	private final SimulatedAccount self;

	private final SimulatedChannel one;

	private final SimulatedChannel two;

	private AccountRun account;

	LaneRig() {
		this((engine) -> engine);
	}

	LaneRig(UnaryOperator<GapEngine.Builder> engine) {
		this.rig = new EngineRig((telegram) -> telegram, (builder) -> engine
			.apply(builder.delivery(this.delivery).groups(8, 2).executor(this::execute).inboxExecutor(Runnable::run)));
		this.delivery.storeIn(this.rig.storage());
		this.alice = this.rig.telegram().user("alice");
		this.self = this.rig.telegram().user("self");
		this.one = channel("one");
		this.two = channel("two");
		this.account = run();
		this.alice.sends(this.one, "first of one");
		this.alice.sends(this.two, "first of two");
		pass(Duration.ofSeconds(1));
		forget();
	}

	private SimulatedChannel channel(String name) {
		return this.rig.telegram().supergroup(name).owner(this.alice).member(this.self);
	}

	AccountRun run() {
		return this.rig.run(this.rig.telegram().connect(this.self), this.self.id(), AuthOptions.user());
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

	GroupingDelivery delivery() {
		return this.delivery;
	}

	/** Whether no thread delivers anything. */
	void refuseThreads(boolean refuses) {
		this.refuse = refuses;
	}

	FlakyStorage storage() {
		return this.rig.storage();
	}

	long userId() {
		return this.self.id();
	}

	AccountRun account() {
		return this.account;
	}

	<T extends EngineEvent> List<T> events(Class<T> type) {
		return this.rig.events(type);
	}

	void pass(Duration duration) {
		this.rig.pass(duration);
	}

	/** Forgets what was delivered so far. */
	void forget() {
		this.delivery.attempts().clear();
		this.delivery.committed().clear();
	}

	/** What comes while the account does not run comes in one page when it does. */
	void restart(Runnable meanwhile) {
		this.account.close();
		meanwhile.run();
		this.account = run();
		pass(Duration.ofSeconds(1));
	}

	void privately(String text) {
		comes(() -> this.alice.sends(this.self, text));
	}

	void inOne(String text) {
		comes(() -> this.alice.sends(this.one, text));
	}

	void inTwo(String text) {
		comes(() -> this.alice.sends(this.two, text));
	}

	private void comes(Runnable push) {
		push.run();
		pass(Duration.ofMillis(1));
	}

	/** What comes waits for a thread until all has come. */
	void together(Runnable pushes) {
		this.hold = true;
		pushes.run();
		this.hold = false;
		while (!this.threads.isEmpty()) {
			this.threads.remove().run();
		}
	}

	/** One update of each lane, in a group. */
	void oneOfEachLane() {
		together(() -> {
			privately("private");
			inOne("in one");
			inTwo("in two");
		});
	}

	@Override
	public void close() {
		this.rig.close();
	}

}

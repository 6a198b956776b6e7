package io.github.telegramupdates.engine.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.runtime.UnnestedExecutor;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On whose thread the entries of an inbox are taken out.
 */
class AccountInboxTests {

	private static final int OWN_TURN = 64;

	private final VirtualClock clock = new VirtualClock();

	/** Threads that were asked for: none comes before the test says so. */
	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final UnnestedExecutor executor = UnnestedExecutor.of(this.threads::add);

	private final AccountInbox inbox = new AccountInbox("account", this.executor, new VirtualTimers(this.clock));

	private final List<Input> taken = new ArrayList<>();

	private Runnable duringEntry = () -> {
	};

	AccountInboxTests() {
		this.inbox.takenOutBy(this::take);
	}

	private void take(InboxEntry entry) {
		this.duringEntry.run();
		Moment now = new Moment(this.taken.size(), 1);
		if (entry instanceof InboxEntry.Arrival arrival) {
			arrival.enter(now, this.taken::add);
		}
		else if (entry instanceof InboxEntry.Command command) {
			this.taken.add(command.input().apply(now));
		}
	}

	private void receive() {
		this.inbox.receive((now, engine) -> engine.accept(new Input.Tick(now)));
	}

	private void put() {
		this.inbox.put(new InboxEntry.Command(Input.Tick::new));
	}

	@Test
	void aConnectionWorksAnIdleInboxOffOnItsOwnThread() {
		receive();
		assertThat(this.taken).hasSize(1);
		assertThat(this.threads).isEmpty();
	}

	@Test
	void allOthersOnlyPutSomethingIn() {
		put();
		assertThat(this.taken).isEmpty();
		assertThat(this.threads).hasSize(1);
		receive();
		assertThat(this.taken).as("an inbox that waits for a thread is not idle").isEmpty();
		this.threads.remove().run();
		assertThat(this.taken).hasSize(2);
	}

	@Test
	void whatIsEnqueuedWaitsForAnotherEntryOrTheStart() {
		this.inbox.enqueue(new InboxEntry.Command(Input.Tick::new));
		assertThat(this.taken).isEmpty();
		receive();
		assertThat(this.taken).hasSize(2);
		this.inbox.enqueue(new InboxEntry.Command(Input.Tick::new));
		assertThat(this.threads).isEmpty();
		this.inbox.start();
		this.threads.remove().run();
		assertThat(this.taken).hasSize(3);
	}

	@Test
	void aConnectionThatReceivesALotTakesSixtyFourEntriesOut() {
		this.duringEntry = () -> {
			this.duringEntry = () -> {
			};
			IntStream.range(0, 2 * OWN_TURN).forEach((i) -> receive());
		};
		receive();
		assertThat(this.taken).hasSize(OWN_TURN);
		assertThat(this.threads).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.threads).as("what is left has a thread soon").hasSize(1);
		this.threads.remove().run();
		assertThat(this.taken).hasSize(1 + 2 * OWN_TURN);
		assertThat(this.inbox.size()).isZero();
	}

	@Test
	void whatIsReceivedWithinATaskOfTheEngineNeedsAnotherThread() {
		this.executor.execute(this::receive);
		this.threads.remove().run();
		assertThat(this.taken).isEmpty();
		this.threads.remove().run();
		assertThat(this.taken).hasSize(1);
	}

	@Test
	void anEntryThatFailsDoesNotKeepTheNextOnesFromBeingTaken() {
		this.duringEntry = () -> {
			this.duringEntry = () -> {
			};
			throw new IllegalStateException("as the test wants it");
		};
		receive();
		receive();
		assertThat(this.taken).hasSize(1);
	}

}

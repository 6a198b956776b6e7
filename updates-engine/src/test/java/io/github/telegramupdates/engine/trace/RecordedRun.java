package io.github.telegramupdates.engine.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import org.jspecify.annotations.Nullable;

/**
 * A random run of an account on a bad line with flaky handlers and a position that
 * somebody moves, so that it is loaded several times.
 */
final class RecordedRun implements AutoCloseable {

	private static final int OPERATIONS = 120;

	private final SplittableRandom random;

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram;

	private final SimulatedAccount alice;

	private final SimulatedAccount self;

	private final List<SimulatedPeer> places = new ArrayList<>();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final List<Batch> delivered = new ArrayList<>();

	private final List<EngineEvent> events = new ArrayList<>();

	private final SimulatedConnection connection;

	private final GapEngine engine;

	private final AccountRun run;

	RecordedRun(long seed, @Nullable TraceLimits limits) {
		this.random = new SplittableRandom(seed);
		this.telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.seed(seed)
			.differencePageSize(5)
			.channelPageSize(5)
			.shortMessages(seed % 2 == 0)
			.build();
		this.alice = this.telegram.user("alice");
		this.self = (seed % 5 == 0) ? this.telegram.bot("self") : this.telegram.user("self");
		this.connection = this.telegram.connect(this.self);
		GapEngine.Builder builder = GapEngine.builder()
			.storage(this.storage)
			.delivery((group) -> group.forEach(this::deliver))
			.timers(new VirtualTimers(this.clock))
			.executor(this.clock::execute)
			.inboxExecutor(this.clock::execute)
			.listener((userId, event) -> this.events.add(event));
		this.engine = ((limits != null) ? builder.traceInputs(limits) : builder).build();
		this.run = this.engine.run(this.connection, this.self.id(),
				(seed % 5 == 0) ? AuthOptions.bot() : AuthOptions.user());
		this.clock.advance(Duration.ofSeconds(1));
		introduce(seed);
	}

	private void introduce(long seed) {
		this.places.add(this.self);
		SimulatedChannel channel = this.telegram.supergroup("place").owner(this.alice).member(this.self);
		this.places.add(channel);
		this.alice.sends(this.self, "hello");
		this.alice.sends(channel, "welcome");
		this.run.openChannel(channel.id());
		this.clock.advance(Duration.ofSeconds(1));
		this.connection.setFaults(Faults.builder()
			.seed(seed)
			.loss(0.2)
			.duplication(0.1)
			.reordering(0.2, 2_000)
			.delay(0, 40)
			.disconnection(0.01, 3_000)
			.newSession()
			.rpcError(0.1, 500, "RPC_CALL_FAIL")
			.build());
	}

	private void deliver(Batch batch) {
		this.delivered.add(batch);
		if (this.random.nextInt(100) < 5) {
			throw new IllegalStateException("a handler failed, as the run wants it");
		}
		if (batch.change() != null) {
			this.storage.commit(batch.change());
		}
	}

	RecordedRun live() {
		for (int i = 0; i < OPERATIONS; i++) {
			operate(i);
			this.clock.advance(Duration.ofMillis(this.random.nextInt(300)));
		}
		this.clock.advance(Duration.ofMinutes(20));
		return this;
	}

	private void operate(int number) {
		int choice = this.random.nextInt(100);
		if (choice < 85) {
			this.alice.sends(this.places.get(this.random.nextInt(this.places.size())), "text " + number);
		}
		else if (choice < 92) {
			this.alice.types(this.self);
		}
		else if (choice < 95) {
			this.connection.garbleNextPush();
		}
		else if (choice < 97) {
			this.connection.startNewSession();
		}
		else {
			this.storage.getState(this.self.id())
				.ifPresent((state) -> this.storage.setPts(this.self.id(), Math.max(1, state.pts() - 1)));
		}
	}

	AccountRun account() {
		return this.run;
	}

	/** Everything that was handed to handlers, repetitions included. */
	List<Batch> delivered() {
		return this.delivered;
	}

	List<EngineEvent> events() {
		return this.events;
	}

	@Override
	public void close() {
		this.engine.close();
		this.telegram.close();
	}

}

package io.github.telegramupdates.engine.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.AccountTruth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One random life of an account: people talk, the line is bad, handlers fail, the process
 * dies and comes back. In the end everything must be as the server has it.
 */
final class RandomTrace {

	private static final int OPERATIONS = 200;

	private final SplittableRandom random;

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram;

	private final SimulatedAccount self;

	private final List<SimulatedAccount> people;

	private final List<SimulatedPeer> places = new ArrayList<>();

	private final List<SimulatedMessage> messages = new ArrayList<>();

	private final List<Long> channelIds = new ArrayList<>();

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final Recorder recorder;

	private final Faults faults;

	private GapEngine engine;

	private SimulatedConnection connection;

	private AccountRun run;

	RandomTrace(long seed) {
		this.random = new SplittableRandom(seed);
		this.recorder = new Recorder(this.storage, this.random.split());
		this.telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.seed(seed)
			.differencePageSize(this.random.nextInt(2, 12))
			.channelPageSize(this.random.nextInt(2, 12))
			.shortMessages(this.random.nextBoolean())
			.build();
		this.self = this.telegram.user("self");
		this.people = List.of(this.telegram.user("alice"), this.telegram.user("bob"));
		this.faults = Faults.builder()
			.seed(seed)
			.loss(0.2)
			.duplication(0.1)
			.reordering(0.2, 2_000)
			.delay(0, 40)
			.disconnection(0.005, 3_000)
			.rpcError(0.05, 500, "RPC_CALL_FAIL")
			.build();
		begin();
	}

	/** Everybody is introduced before the line becomes bad. */
	private void begin() {
		start(Faults.none());
		this.people.forEach((person) -> this.messages.add(person.sends(this.self, "hello")));
		this.places.add(this.self);
		this.places.add(this.telegram.group("group", this.self, this.people.toArray(SimulatedAccount[]::new)));
		for (String title : List.of("one", "two", "three")) {
			SimulatedChannel channel = this.telegram.supergroup(title).owner(this.people.get(0));
			channel.member(this.self).member(this.people.get(1));
			this.channelIds.add(channel.id());
			this.places.add(channel);
			this.messages.add(this.people.get(0).sends(channel, "welcome"));
		}
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
		this.connection.setFaults(this.faults);
		this.recorder.failWith(0.05);
	}

	private void start(Faults line) {
		this.connection = this.telegram.connect(this.self, line);
		this.engine = GapEngine.builder()
			.storage(this.storage)
			.channelAccessHasher(this.hashes)
			.userAccessHasher(this.hashes)
			.delivery(this.recorder)
			.timers(new VirtualTimers(this.clock))
			.executor(this.clock::execute)
			.inboxExecutor(this.clock::execute)
			.build();
		this.run = this.engine.run(this.connection, this.self.id(), AuthOptions.user());
		this.clock.advance(Duration.ofSeconds(1));
	}

	/** Lives, with a crash in the middle if asked for, and comes to rest. */
	void live(Crash crash) {
		for (int i = 0; i < OPERATIONS; i++) {
			operate(i);
			this.clock.advance(Duration.ofMillis(this.random.nextInt(300)));
			if (crash == Crash.YES && i == OPERATIONS / 2) {
				this.engine.close();
				this.connection.close();
				operate(i);
				start(this.faults);
			}
		}
		this.recorder.failWith(0);
		this.connection.setFaults(Faults.none());
		this.connection.disconnect();
		this.connection.reconnect();
		this.clock.advance(Duration.ofMinutes(5));
	}

	private void operate(int number) {
		SimulatedAccount author = this.people.get(this.random.nextInt(this.people.size()));
		SimulatedPeer place = this.places.get(this.random.nextInt(this.places.size()));
		int choice = this.random.nextInt(100);
		if (choice < 55 || this.messages.isEmpty()) {
			this.messages.add(author.sends(place, "text " + number));
		}
		else if (choice < 75) {
			anyMessage().edits("edited " + number);
		}
		else if (choice < 85) {
			this.messages.remove(this.random.nextInt(this.messages.size())).deletes();
		}
		else if (choice < 92) {
			this.self.reads((place == this.self) ? author : place);
		}
		else if (choice < 96) {
			author.renames("name " + number);
		}
		else {
			author.types(this.self);
		}
	}

	private SimulatedMessage anyMessage() {
		return this.messages.get(this.random.nextInt(this.messages.size()));
	}

	/** I-2, I-3 and I-21. */
	void check() {
		AccountTruth truth = this.telegram.truth(this.self);
		assertThat(this.run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
		assertThat(this.storage.getState(this.self.id())).hasValueSatisfying((state) -> {
			assertThat(state.pts()).isEqualTo(truth.state().pts());
			assertThat(state.qts()).isEqualTo(truth.state().qts());
		});
		for (Long channelId : this.channelIds) {
			assertThat(this.storage.getChannelPts(this.self.id(), channelId)).hasValue(truth.channelPts(channelId));
		}
		assertThat(Archive.of(this.recorder.committed())).isEqualTo(Archive.of(truth));
		this.storage.forEachFetchIntent(this.self.id(), (intent) -> {
			throw new AssertionError("a promise was left behind: " + intent);
		});
	}

	void close() {
		this.engine.close();
		this.telegram.close();
	}

	/** Whether the process dies in the middle. */
	enum Crash {

		YES, NO

	}

}

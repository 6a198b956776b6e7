package io.github.telegramupdates.spring.crash;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import org.jspecify.annotations.Nullable;

/**
 * Kills one process after the other while things happen, and lets the last one live.
 * <p>
 * A run with an odd seed has a single thread, so that it repeats exactly. The others
 * deliver on several threads: a process dies in the midst of two transactions, and its
 * successor claims the account while a COMMIT of the dead one may be under way.
 */
final class CrashRun implements AutoCloseable {

	private static final int ACTIONS = 30;

	private static final int THREADS = 4;

	private static final Duration STEP = Duration.ofMillis(50);

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration HEALING = Duration.ofMinutes(5);

	private final CrashApplication application;

	private final CrashWorld world;

	private final @Nullable ExecutorService threads;

	private final List<SimulatedProcess> processes = new ArrayList<>();

	private @Nullable SimulatedConnection connection;

	private int intents;

	CrashRun(long seed, long userId, CrashApplication application) {
		this.application = application;
		this.world = new CrashWorld(seed, userId);
		this.threads = (seed % 2 != 0) ? null : Executors.newFixedThreadPool(THREADS);
	}

	CrashResult run() throws InterruptedException {
		begin();
		AccountTruth beginning = this.world.truth();
		if (!this.application.isCaughtUp(beginning)) {
			throw new AssertionError("the account does not start");
		}
		process().crashAt(this.world.crashPoint());
		Objects.requireNonNull(this.connection).setFaults(this.world.faults());
		for (int action = 0; action < ACTIONS; action++) {
			this.world.act();
			advance(this.world.pause());
			if (!process().isAlive()) {
				succeed();
			}
		}
		end();
		return judge(beginning);
	}

	/** Also the first start is cut short. */
	private void begin() throws InterruptedException {
		start(Faults.none(), this.world.crashPoint());
		advance(SETTLING);
		if (!process().isAlive()) {
			start(Faults.none(), null);
		}
		process().crashAt(null);
		advance(SETTLING);
		this.world.begin();
		advance(SETTLING);
	}

	/** What happens meanwhile comes in pages. */
	private void succeed() throws InterruptedException {
		for (int meanwhile = this.world.some(12); meanwhile > 0; meanwhile--) {
			this.world.act();
		}
		if (this.world.some(3) == 0) {
			this.world.forget();
		}
		storage().forEachFetchIntent(userId(), (intent) -> this.intents++);
		start(this.world.faults(), this.world.crashPoint());
	}

	private void start(Faults faults, @Nullable CrashPoint point) {
		SimulatedProcess process = new SimulatedProcess(this.world.clock(),
				(this.threads != null) ? this.threads : this.world.clock()::execute);
		if (this.connection != null) {
			this.connection.close();
		}
		SimulatedConnection opened = this.world.connect();
		opened.setFaults(faults);
		this.processes.add(process);
		this.connection = opened;
		process.crashAt(point);
		this.application.engine(process)
			.build()
			.run(opened, userId(), this.world.self().isBot() ? AuthOptions.bot() : AuthOptions.user());
	}

	private void end() throws InterruptedException {
		process().crashAt(null);
		if (!process().isAlive()) {
			start(Faults.none(), null);
		}
		Objects.requireNonNull(this.connection).setFaults(Faults.none());
		advance(SETTLING);
		this.world.end();
		advance(HEALING);
		for (SimulatedProcess process : this.processes) {
			process.awaitEnd();
		}
	}

	private void advance(Duration time) throws InterruptedException {
		for (long millis = time.toMillis(); millis > 0; millis -= STEP.toMillis()) {
			this.world.clock().advance(STEP);
			process().awaitIdle();
			if (!process().isAlive()) {
				return;
			}
		}
	}

	private CrashResult judge(AccountTruth beginning) {
		CrashJudge judge = CrashJudge.of(this.application, beginning, this.world.truth());
		return new CrashResult(kills(), judge.lost(), judge.repeated(), judge.annotations(), judge.recovered(),
				this.intents, judge.holes());
	}

	private int kills() {
		return (int) this.processes.stream().filter((process) -> !process.isAlive()).count();
	}

	private SimulatedProcess process() {
		return this.processes.get(this.processes.size() - 1);
	}

	private StateStorage storage() {
		return this.application.storage();
	}

	private long userId() {
		return this.world.self().id();
	}

	@Override
	public void close() throws SQLException {
		if (this.threads != null) {
			this.threads.shutdown();
		}
		for (SimulatedProcess process : this.processes) {
			process.close();
			this.application.dataSource().forget(process);
		}
		this.world.close();
	}

}

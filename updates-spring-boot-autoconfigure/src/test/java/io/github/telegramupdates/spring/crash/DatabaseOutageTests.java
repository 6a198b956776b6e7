package io.github.telegramupdates.spring.crash;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.spring.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that is away while an account is busy.
 * <p>
 * {@code -Dcrash.outage} sets for how many seconds of the virtual clock.
 */
@Tag("crash")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTests {

	private static final int SECONDS = Integer.getInteger("crash.outage", 3);

	private static final int RATE = 1_000;

	private static final long USER = 30_001;

	private static final int IN_MEMORY = 1_000;

	/** So many updates each lane may hold beyond that. */
	private static final int EACH_LANE = 64;

	private static final int LANES = 5;

	private static final int THREADS = 4;

	private static final Duration STEP = Duration.ofMillis(50);

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration HEALING = Duration.ofMinutes(5);

	private final CrashWorld world = new CrashWorld(USER, USER);

	private final CrashApplication application = CrashApplication.on(Databases.postgres());

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final SimulatedProcess process = new SimulatedProcess(this.world.clock(), this.threads);

	private int held;

	@AfterEach
	void close() throws Exception {
		this.process.awaitEnd();
		this.threads.shutdown();
		this.process.close();
		this.application.close();
		this.world.close();
	}

	@Test
	void costsNoUpdateLittleMemoryAndOneWarning(CapturedOutput output) throws Exception {
		AccountRun account = this.application.engine(this.process)
			.updatesInMemory(IN_MEMORY, Long.MAX_VALUE)
			.listener(this.application.eventLog())
			.build()
			.run(this.world.connect(), USER, AuthOptions.user());
		advance(SETTLING);
		this.world.begin();
		advance(SETTLING);
		AccountTruth beginning = this.world.truth();
		chatter(Duration.ofSeconds(1), account);
		int before = output.length();
		this.application.dataSource().reachable(false);
		this.process.disconnect();
		chatter(Duration.ofSeconds(SECONDS), account);
		this.application.dataSource().reachable(true);
		chatter(Duration.ofSeconds(1), account);
		advance(HEALING);
		CrashJudge judge = CrashJudge.of(this.application, beginning, this.world.truth());
		System.out.printf("Outage of PostgreSQL: runs=1 seconds=%d held=%d lost=%d repeated=%d%n", SECONDS, this.held,
				judge.lost().size(), judge.repeated().size());
		assertThat(judge.lost()).isEmpty();
		assertThat(judge.repeated()).isEmpty();
		assertThat(this.held).isLessThanOrEqualTo(IN_MEMORY + LANES * EACH_LANE);
		assertThat(output.toString().substring(before).lines().filter((line) -> line.contains(" WARN "))).hasSize(1);
	}

	private void chatter(Duration time, AccountRun account) throws InterruptedException {
		for (long millis = 0; millis < time.toMillis(); millis += STEP.toMillis()) {
			this.world.chatter((int) (RATE * STEP.toMillis() / 1_000));
			advance(STEP);
			this.held = Math.max(this.held, account.status().backlog().updates());
		}
	}

	private void advance(Duration time) throws InterruptedException {
		for (long millis = time.toMillis(); millis > 0; millis -= STEP.toMillis()) {
			this.world.clock().advance(STEP);
			this.process.awaitIdle();
		}
	}

}

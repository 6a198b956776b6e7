package io.github.telegramupdates.spring.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.spring.storage.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one PostgreSQL that are both pushed everything, without a lock that
 * keeps them apart, and take the account from each other.
 * <p>
 * {@code -Dcrash.takeovers} sets how often.
 */
@Tag("crash")
class TwoOwnersTests {

	private static final int TAKEOVERS = Integer.getInteger("crash.takeovers", 200);

	private static final long SEED = 1;

	private static final long USER = 20_000;

	private static final int THREADS = 3;

	private static final Duration STEP = Duration.ofMillis(50);

	private static final Duration NOTICED = Duration.ofSeconds(5);

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration HEALING = Duration.ofMinutes(5);

	private final CrashWorld world = new CrashWorld(SEED, USER);

	private final Map<String, String> database = Databases.postgres();

	private final List<Owner> owners = new ArrayList<>(List.of(new Owner(), new Owner()));

	@AfterEach
	void close() throws Exception {
		for (Owner owner : this.owners) {
			owner.close();
		}
		this.world.close();
	}

	@Test
	void nothingTakesEffectTwiceAndTheLoserStops() throws Exception {
		Owner owner = this.owners.get(0);
		owner.take(Faults.none());
		advance(SETTLING);
		this.world.begin();
		advance(SETTLING);
		AccountTruth beginning = this.world.truth();
		for (int takeover = 1; takeover <= TAKEOVERS; takeover++) {
			Owner loser = owner;
			owner = this.owners.get(takeover % 2);
			owner.take(this.world.faults());
			// both are pushed it, while one claims what the other still has
			this.world.chatter(3);
			advance(STEP);
			this.world.act();
			this.world.act();
			advance(this.world.pause());
			awaitStop(loser);
		}
		this.world.end();
		advance(HEALING);
		CrashJudge judge = CrashJudge.of(owner.application, beginning, this.world.truth());
		System.out.printf("Two owners on PostgreSQL: runs=1 takeovers=%d lost=%d repeated=%d%n", TAKEOVERS,
				judge.lost().size(), judge.repeated().size());
		assertThat(judge.lost()).isEmpty();
		assertThat(judge.repeated()).isEmpty();
	}

	/** At its next commit, or because the claims are compared. */
	private void awaitStop(Owner loser) throws InterruptedException {
		for (long millis = 0; !loser.isStopped() && millis < NOTICED.toMillis(); millis += STEP.toMillis()) {
			advance(STEP);
		}
		assertThat(loser.isStopped()).isTrue();
	}

	private void advance(Duration time) throws InterruptedException {
		for (long millis = time.toMillis(); millis > 0; millis -= STEP.toMillis()) {
			this.world.clock().advance(STEP);
			SimulatedProcess.awaitIdle(this.world.clock(), this.owners.stream().map((owner) -> owner.process).toList());
		}
	}

	private final class Owner {

		private final CrashApplication application = CrashApplication.on(TwoOwnersTests.this.database);

		private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

		private final SimulatedProcess process = new SimulatedProcess(TwoOwnersTests.this.world.clock(), this.threads);

		private final GapEngine engine = this.application.engine(this.process).build();

		private @Nullable SimulatedConnection connection;

		private @Nullable AccountRun run;

		void take(Faults faults) {
			if (this.connection != null) {
				this.connection.close();
			}
			SimulatedConnection opened = TwoOwnersTests.this.world.connect();
			opened.setFaults(faults);
			this.connection = opened;
			this.run = this.engine.run(opened, USER, AuthOptions.user());
		}

		boolean isStopped() {
			return Objects.requireNonNull(this.run).status().phase() == AccountStatus.Phase.STOPPED;
		}

		void close() throws Exception {
			this.process.awaitEnd();
			this.threads.shutdown();
			this.process.close();
			this.application.close();
		}

	}

}

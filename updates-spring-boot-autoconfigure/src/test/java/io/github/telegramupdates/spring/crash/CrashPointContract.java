package io.github.telegramupdates.spring.crash;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a process was doing when it died: nothing is lost, and nothing takes effect
 * twice.
 * <p>
 * {@code -Dcrash.runs} sets how many runs there are, and {@code -Dcrash.seed} repeats a
 * single one.
 */
@Tag("crash")
abstract class CrashPointContract {

	private static final long FIRST_USER = 10_000;

	private final String name;

	private final Map<String, String> database;

	CrashPointContract(String name, Map<String, String> database) {
		this.name = name;
		this.database = database;
	}

	@Test
	void nothingIsLostAndNothingRepeatedWheneverAProcessIsKilled() throws Exception {
		Long single = Long.getLong("crash.seed");
		int runs = (single != null) ? 1 : Integer.getInteger("crash.runs", 40);
		long first = (single != null) ? single : 1;
		CrashResult all = CrashResult.NONE;
		try (CrashApplication application = CrashApplication.on(this.database)) {
			for (long seed = first; seed < first + runs; seed++) {
				all = all.and(run(seed, application));
			}
		}
		System.out.printf("Crash points on %s, seeds %d to %d: runs=%d %s%n", this.name, first, first + runs - 1, runs,
				all);
		assertThat(all.lost()).isEmpty();
		assertThat(all.repeated()).isEmpty();
		assertThat(all.kills()).isGreaterThanOrEqualTo(runs / 2);
	}

	private CrashResult run(long seed, CrashApplication application) throws Exception {
		try (CrashRun run = new CrashRun(seed, FIRST_USER + seed, application)) {
			CrashResult result = run.run();
			if (!result.isClean()) {
				System.out.printf("Crash points on %s, -Dcrash.seed=%d: lost %s, repeated %s%n", this.name, seed,
						result.lost(), result.repeated());
			}
			return result;
		}
		catch (AssertionError | Exception failure) {
			throw new AssertionError("-Dcrash.seed=" + seed, failure);
		}
	}

}

package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the application, together with the simulated Telegram in it, and its database, in
 * turn. {@code -Dcrash.kills} sets how often.
 */
@Tag("crash")
class KilledApplicationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final int KILLS = Integer.getInteger("crash.kills", 3);

	/** In the midst of gaps and transactions. */
	private static final int ROWS = 150;

	@TempDir
	private Path directory;

	@Test
	void whateverIsKilledTheApplicationGoesOnWithoutLossAndRepetition() throws Exception {
		try (PostgresServer database = PostgresServer.start(this.directory.resolve("postgres"))) {
			ApplicationProcess application = start(database, 0);
			try {
				for (int kill = 1; kill <= KILLS; kill++) {
					awaitRows(database);
					if (isOfDatabase(kill)) {
						database.kill();
					}
					else {
						application.kill();
						application = start(database, kill);
					}
				}
				check(application);
			}
			finally {
				application.close();
			}
		}
	}

	/** In turn, and not the last one. */
	private static boolean isOfDatabase(int kill) {
		return (KILLS - kill) % 2 != 0;
	}

	private static void check(ApplicationProcess application) throws InterruptedException {
		int status = application.exitStatus();
		List<String> output = application.output().lines().toList();
		String summary = output.get(output.size() - 1);
		System.out.printf("Sample on PostgreSQL: kills=%d %s%n", KILLS, summary);
		assertThat(summary).matches("sent=\\d+ delivered=\\d+ recovered=[1-9]\\d* lost=0 duplicated=0 out-of-order=0");
		assertThat(status).isZero();
	}

	/** It is at work, and has stored what it does. */
	private static void awaitRows(PostgresServer database) {
		long before = await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> database.count("archive_event"), (rows) -> true);
		await().atMost(PATIENCE).ignoreExceptions().until(() -> database.count("archive_event") >= before + ROWS);
	}

	/** The last one ends by itself. */
	private ApplicationProcess start(PostgresServer database, int kills) throws IOException {
		String time = (kills < KILLS) ? "1h" : "3s";
		return ApplicationProcess.start(this.directory.resolve(kills + ".log"),
				List.of("--spring.profiles.active=postgres", "--spring.datasource.url=" + database.url(),
						"--sample.data-dir=" + this.directory.resolve("data"), "--sample.rate=200",
						"--sample.run-for=" + time, "--telegram.updates.cluster.heartbeat=500ms",
						"--telegram.updates.cluster.time-to-live=2s"));
	}

}

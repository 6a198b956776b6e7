package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the application together with the simulated Telegram in it.
 */
class KilledApplicationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	private Path directory;

	@Test
	void aKilledApplicationGoesOnWithoutLossAndRepetition() throws Exception {
		try (ApplicationProcess victim = start("first.log")) {
			// Some hundred operations later, in the middle of gaps and transactions
			await().atMost(PATIENCE).until(() -> journalSize() > 20_000);
			victim.kill();
		}
		long before = journalSize();

		try (ApplicationProcess heir = start("second.log", "--sample.run-for=3s")) {
			int status = heir.exitStatus();
			List<String> output = heir.output().lines().toList();
			assertThat(output.get(output.size() - 1))
				.matches("sent=\\d+ delivered=\\d+ recovered=[1-9]\\d* lost=0 duplicated=0 out-of-order=0");
			assertThat(status).isZero();
		}
		assertThat(journalSize()).isGreaterThan(before);
	}

	private long journalSize() throws IOException {
		Path journal = this.directory.resolve("data/telegram.journal");
		return Files.exists(journal) ? Files.size(journal) : 0;
	}

	private ApplicationProcess start(String log, String... properties) throws IOException {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("--sample.data-dir=" + this.directory.resolve("data"));
		return ApplicationProcess.start(this.directory.resolve(log), all);
	}

}

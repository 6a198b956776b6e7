package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the application in a process of its own.
 */
class KilledApplicationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	@Test
	void aKilledApplicationGoesOnWithoutLossAndRepetition() throws Exception {
		Process victim = start("first.log");
		try {
			// Some hundred operations later, in the middle of gaps and transactions
			await().atMost(PATIENCE).until(() -> journalSize() > 20_000);
		}
		finally {
			victim.destroyForcibly();
		}
		assertThat(victim.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		long before = journalSize();

		Process heir = start("second.log", "--sample.run-for=3s");
		assertThat(heir.waitFor(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		List<String> output = Files.readAllLines(this.directory.resolve("second.log"));
		assertThat(output.get(output.size() - 1))
			.matches("sent=\\d+ delivered=\\d+ recovered=[1-9]\\d* lost=0 duplicated=0 out-of-order=0");
		assertThat(heir.exitValue()).isZero();
		assertThat(journalSize()).isGreaterThan(before);
	}

	private long journalSize() throws IOException {
		Path journal = this.directory.resolve("data/telegram.journal");
		return Files.exists(journal) ? Files.size(journal) : 0;
	}

	private Process start(String log, String... properties) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), SampleApplication.class.getName(),
				"--sample.data-dir=" + this.directory.resolve("data"), "--server.port=0");
		builder.command().addAll(List.of(properties));
		return builder.redirectErrorStream(true).redirectOutput(this.directory.resolve(log).toFile()).start();
	}

}

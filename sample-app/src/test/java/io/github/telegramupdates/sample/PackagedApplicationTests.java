package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the packaged application as its users do: {@code java -jar}.
 */
@EnabledIfSystemProperty(named = "packaged.application", matches = ".+")
class PackagedApplicationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path directory;

	@Test
	void thePackagedApplicationRuns() throws Exception {
		Process process = start();
		try {
			assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(Files.readString(log())).contains("lost=0 duplicated=0 out-of-order=0");
			assertThat(process.exitValue()).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Process start() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar",
				System.getProperty("packaged.application"), "--sample.run-for=2s",
				"--sample.data-dir=" + this.directory.resolve("data"), "--server.port=0");
		// it would lead to Telegram
		builder.environment().remove("TELEGRAM_API_ID");
		return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
	}

	private Path log() {
		return this.directory.resolve("application.log");
	}

}

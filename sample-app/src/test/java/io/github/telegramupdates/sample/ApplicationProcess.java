package io.github.telegramupdates.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application in a process of its own.
 */
public final class ApplicationProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path log;

	private ApplicationProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts the application in a simulated Telegram.
	 * @param log where its output goes
	 * @param properties the properties
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static ApplicationProcess start(Path log, List<String> properties) throws IOException {
		return start(log, Map.of(), properties);
	}

	/**
	 * Starts the application.
	 * @param log where its output goes
	 * @param credentials variables of its environment that lead to Telegram
	 * @param properties the properties
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static ApplicationProcess start(Path log, Map<String, String> credentials, List<String> properties)
			throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), SampleApplication.class.getName(), "--server.port=0");
		builder.command().addAll(properties);
		// those of whoever runs the tests
		builder.environment().keySet().removeIf((name) -> name.startsWith("TELEGRAM_"));
		builder.environment().putAll(credentials);
		return new ApplicationProcess(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
	}

	/**
	 * Where its page is.
	 * @return the address, empty as long as there is no page
	 */
	public Optional<String> address() {
		return PORT.matcher(output()).results().map(ApplicationProcess::address).findFirst();
	}

	private static String address(MatchResult found) {
		return "http://localhost:" + found.group(1);
	}

	/**
	 * What it wrote.
	 * @return the whole output
	 */
	public String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Kills it as {@code kill -9} does.
	 * @throws InterruptedException if the wait is interrupted
	 */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly();
		exitStatus();
	}

	/**
	 * Asks it to stop, as {@code kill} does.
	 * @throws InterruptedException if the wait is interrupted
	 */
	public void stop() throws InterruptedException {
		this.process.destroy();
		exitStatus();
	}

	/**
	 * Waits for its end.
	 * @return the exit status
	 * @throws InterruptedException if the wait is interrupted
	 */
	public int exitStatus() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return this.process.exitValue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}

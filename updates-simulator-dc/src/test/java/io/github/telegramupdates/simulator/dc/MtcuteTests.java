package io.github.telegramupdates.simulator.dc;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The data center as a foreign client sees it: mtcute, which was written by others and
 * for the real one. Skipped where Node or its packages are absent, but for a build under
 * {@code CI=true}, which fails then.
 */
@Execution(ExecutionMode.CONCURRENT)
class MtcuteTests {

	private static final Path PROJECT = Path.of("src", "test", "mtcute");

	private static final Path DIRECTORY = Path.of("target", "mtcute");

	@Test
	@Execution(ExecutionMode.SAME_THREAD)
	void aBotReceivesEveryMessageAndSendsOne() throws IOException, InterruptedException {
		judge(Credentials.any(), "bot:4711:token");
		System.out.println("mtcute: ok, a bot received 5 messages of which 1 was not pushed, and sent 1");
	}

	@Test
	@Execution(ExecutionMode.SAME_THREAD)
	void aUserWithAPasswordDoesTheSameOverAnObfuscatedConnection() throws IOException, InterruptedException {
		judge(new Credentials(null, "9996621234", "22222", "geheim"), "user:+9996621234:22222:geheim", "obfuscated");
		System.out.println("mtcute: ok, a user received 5 messages of which 1 was not pushed, and sent 1");
	}

	private static void judge(Credentials accepted, String credentials, String... transport)
			throws IOException, InterruptedException {
		install();
		DataCenterOptions options = DataCenterOptions.defaults().withPushes(5, Set.of(2)).withCredentials(accepted);
		try (SimulatedTelegram telegram = SimulatedTelegram.builder().build();
				DataCenter dataCenter = DataCenter.start(telegram, options)) {
			Path key = Files.writeString(DIRECTORY.resolve("key.pem"), dataCenter.publicKey().toPem());
			List<String> command = new ArrayList<>(List.of("node", "judge.mjs", "127.0.0.1",
					String.valueOf(dataCenter.port()), key.getFileName().toString(), credentials, "5"));
			command.addAll(List.of(transport));
			Result result = run(60, command.toArray(String[]::new));
			DataCenterCounters counters = dataCenter.counters();
			assertThat(result.output()).contains("{\"bot\":" + credentials.startsWith("bot")
					+ ",\"texts\":[\"message 1\",\"message 2\",\"message 3\",\"message 4\",\"message 5\"],"
					+ "\"sent\":\"hello from mtcute\"}");
			assertThat(counters.sent()).containsExactly("hello from mtcute");
			assertThat(counters.violations()).as(result.output()).isEmpty();
		}
	}

	private static void install() throws IOException, InterruptedException {
		Files.createDirectories(DIRECTORY);
		for (String file : List.of("package.json", "package-lock.json", "judge.mjs")) {
			Files.copy(PROJECT.resolve(file), DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING,
					StandardCopyOption.COPY_ATTRIBUTES);
		}
		if (isInstalled() && run(60, "node", "--version").status() == 0) {
			return;
		}
		Result result = run(180, "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
		if (result.status() != 0) {
			System.out.println("mtcute: skipped");
			assertThat(System.getenv("CI"))
				.as("Node and the packages of %s are needed under CI: %s", PROJECT, result.output())
				.isNotEqualTo("true");
			Assumptions.abort("Node or the packages of " + PROJECT + " are absent");
		}
	}

	private static boolean isInstalled() throws IOException {
		Path lock = DIRECTORY.resolve("package-lock.json");
		Path installed = DIRECTORY.resolve(Path.of("node_modules", ".package-lock.json"));
		return Files.exists(installed)
				&& Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0;
	}

	private static Result run(int seconds, String... command) throws IOException, InterruptedException {
		File output = File.createTempFile("mtcute", ".log");
		try {
			Process process = new ProcessBuilder(command).directory(DIRECTORY.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output)
				.start();
			boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
			process.destroyForcibly().waitFor();
			return new Result(ended ? process.exitValue() : -1,
					Files.readString(output.toPath(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			return new Result(-1, String.valueOf(ex.getMessage()));
		}
		finally {
			Files.delete(output.toPath());
		}
	}

	private record Result(int status, String output) {
	}

}

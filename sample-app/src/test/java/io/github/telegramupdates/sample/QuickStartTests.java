package io.github.telegramupdates.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Does what the README tells a newcomer to do, in an empty project.
 */
@EnabledIfSystemProperty(named = "quick.start", matches = "true")
class QuickStartTests {

	private static final Pattern FILE = Pattern.compile("`((?:src/|pom)[\\w./-]+)`.*?```\\w+\\n(.*?)```",
			Pattern.DOTALL);

	private static final Duration ALIVE = Duration.ofSeconds(20);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path project;

	@Test
	void theQuickStartBuildsRunsAndStaysAlive() throws Exception {
		assertThat(write(quickStart())).contains("pom.xml", "src/main/resources/application.yml",
				"src/main/java/com/example/ArchiveApplication.java", "src/test/java/com/example/ArchiveTests.java");
		Process build = start("build.log", maven());
		assertThat(build.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(build.exitValue()).as(read("build.log")).isZero();
		assertThat(this.project.resolve("target/surefire-reports/com.example.ArchiveTests.txt")).content()
			.contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
		Process application = start("application.log", List
			.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "target/archive-1.jar"));
		try {
			await().atMost(PATIENCE)
				.until(() -> read("application.log").contains("support-bot received: hello") || !application.isAlive());
			assertThat(application.waitFor(ALIVE.toSeconds(), TimeUnit.SECONDS)).as(read("application.log")).isFalse();
		}
		finally {
			application.destroy();
		}
		assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private static String quickStart() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		return readme.substring(readme.indexOf("## Quick start"), readme.indexOf("## Run it"));
	}

	private List<String> write(String text) throws IOException {
		List<String> files = new ArrayList<>();
		Matcher matcher = FILE.matcher(text);
		while (matcher.find()) {
			Path file = this.project.resolve(matcher.group(1));
			Files.createDirectories(file.getParent());
			Files.writeString(file, matcher.group(2));
			files.add(matcher.group(1));
		}
		return files;
	}

	private static List<String> maven() {
		List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp"));
		String repository = System.getProperty("quick.start.repository", "");
		if (!repository.isEmpty() && !repository.startsWith("$")) {
			command.add("-Dmaven.repo.local=" + repository);
		}
		command.add("package");
		return command;
	}

	private Process start(String log, List<String> command) throws IOException {
		return new ProcessBuilder(command).directory(this.project.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.project.resolve(log).toFile())
			.start();
	}

	private String read(String log) throws IOException {
		return Files.readString(this.project.resolve(log));
	}

}

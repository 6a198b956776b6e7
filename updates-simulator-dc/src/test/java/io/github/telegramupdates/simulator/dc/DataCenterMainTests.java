package io.github.telegramupdates.simulator.dc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.simulator.dc.fault.Attack;
import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.lint.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DataCenterMainTests {

	@TempDir
	private Path directory;

	@Test
	void theProgramTellsWhereItListensAndWhatHappened() throws IOException, InterruptedException {
		Path file = this.directory.resolve("key.pem");
		Process process = start("--port", "0", "--public-key-out", file.toString());
		try (BufferedReader out = process.inputReader()) {
			RsaPublicKey[] key = new RsaPublicKey[1];
			assertThat(out.readLine()).satisfies((line) -> {
				key[0] = RsaPublicKey.fromPem(Files.readString(file));
				assertThat(line).matches("\\{\"ev\":\"listening\",\"port\":\\d+,\"fingerprint\":\""
						+ String.format("%016x", key[0].fingerprint()) + "\",\"peer\":\"777:7770\"}");
			});
			// destroying the process itself would close its output
			process.toHandle().destroy();
			assertThat(out.readLine()).isEqualTo("{\"ev\":\"summary\",\"sent\":[],\"connections\":0,\"sessions\":0,"
					+ "\"exchanges\":0,\"logins\":0,\"violations\":{},\"repeatedCalls\":0,\"sharedKeys\":0,\"faults\":{}}");
			assertThat(out.readLine()).isNull();
		}
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

	@Test
	void aWrongArgumentEndsTheProgramWithItsUsage() throws IOException, InterruptedException {
		Process process = start("--colour", "red");
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(2);
		assertThat(process.inputReader().lines()).isEmpty();
		assertThat(CommandLine.usage()).contains(Fault.all().stream().map(Fault::text).toList());
	}

	@Test
	void theSummaryIsJson() {
		DataCenterCounters counters = new DataCenterCounters(1, 2, 3, 4, 6, 8, List.of("a \"b\"\n"),
				Map.of(Violation.PADDING, 5), Map.of(Attack.OLD_ID, 7));
		assertThat(DataCenterMain.summary(counters))
			.hasToString("{\"ev\":\"summary\",\"sent\":[\"a \\\"b\\\"\\u000a\"],\"connections\":1,\"sessions\":2,"
					+ "\"exchanges\":3,\"logins\":4,\"violations\":{\"padding\":5},\"repeatedCalls\":6,\"sharedKeys\":8,\"faults\":{\"attack:old-id\":7}}");
	}

	private static Process start(String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				DataCenterMain.class.getName());
		builder.command().addAll(List.of(arguments));
		return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

}

package io.github.telegramupdates.benchmarks.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.tl.InputPeerUser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the program reads and prints.
 */
class ClientArgumentsTests {

	@Test
	void whatIsNotSaidHasDefaults() {
		ClientArguments arguments = ClientArguments.of("localhost", "443", "key.pem", "1", "hash", "bot:7:token", "5");
		assertThat(arguments).isEqualTo(new ClientArguments("localhost", 443, "key.pem", 1, "hash",
				new LoginArguments.Bot("7:token"), 5, Duration.ofSeconds(20), Transport.INTERMEDIATE, 2,
				Duration.ofSeconds(60), new InputPeerUser(777, 7770), null));
		assertThat(arguments.toString()).doesNotContain("token", "hash");
	}

	@Test
	void optionsMayStandAnywhere() {
		ClientArguments arguments = ClientArguments.of("--transport", "padded", "localhost", "443", "key.pem", "--dc",
				"4", "1", "hash", "bot:7:token", "5", "60", "--ping", "1m30s", "--peer", "1:2");
		assertThat(arguments.transport()).isEqualTo(Transport.PADDED_INTERMEDIATE);
		assertThat(arguments.dc()).isEqualTo(4);
		assertThat(arguments.timeout()).isEqualTo(Duration.ofSeconds(60));
		assertThat(arguments.ping()).isEqualTo(Duration.ofSeconds(90));
		assertThat(arguments.peer()).isEqualTo(new InputPeerUser(1, 2));
	}

	@Test
	void aUserHasACodeAndMayHaveAPassword() {
		assertThat(LoginArguments.of("user:+999662:12345")).isEqualTo(new LoginArguments.User("+999662", "12345", null))
			.asString()
			.doesNotContain("12345");
		assertThat(LoginArguments.of("user:+999662:12345:pw:1"))
			.isEqualTo(new LoginArguments.User("+999662", "12345", "pw:1"));
	}

	@Test
	void aSessionMayBeKept() {
		ClientArguments arguments = ClientArguments.of("localhost", "443", "key.pem", "1", "hash", "bot:7:token", "5",
				"--session", "a.session");
		assertThat(arguments.sessionFile()).isEqualTo(Path.of("a.session"));
	}

	@Test
	void aKeyThatCannotBeReadIsToldByTheReport() throws InterruptedException {
		ClientReport report = new ClientRun(
				ClientArguments.of("localhost", "443", "no-such-key.pem", "1", "hash", "bot:7:token", "5"))
			.run();
		assertThat(report.toJson()).contains("\"ok\":false", "no-such-key.pem");
	}

	@Test
	void whatIsNotUnderstoodIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ClientArguments.of("localhost"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ClientArguments.of("localhost", "443", "key.pem", "1", "hash", "user:1", "5"));
		assertThatIllegalArgumentException().isThrownBy(() -> ClientArguments.of("localhost", "--colour", "red"));
		List.of("--ping=soon", "--peer=777", "--peer=a:b", "--dc=two", "--transport=pigeon").forEach((option) -> {
			String[] words = option.split("=");
			assertThatIllegalArgumentException().isThrownBy(() -> ClientArguments.of("localhost", "443", "key.pem", "1",
					"hash", "bot:7:token", "5", words[0], words[1]));
		});
	}

	@Test
	void aReportIsOneLineOfJson() {
		ClientStatistics cost = new ClientStatistics(1, 2, 3, 4);
		assertThat(new ClientReport(null, 12, List.of("say \"hi\"", "a\nb"), "hello", cost).toJson())
			.isEqualTo("{\"client\":\"updates\",\"layer\":228,\"ok\":true,\"loginMs\":12,"
					+ "\"texts\":[\"say \\\"hi\\\"\",\"a\\u000ab\"],\"sent\":\"hello\","
					+ "\"connections\":1,\"sessions\":2,\"exchanges\":3,\"logins\":4}");
		assertThat(new ClientReport("too slow", -1, List.of(), null, cost).toJson())
			.startsWith("{\"client\":\"updates\",\"layer\":228,\"ok\":false,\"why\":\"too slow\",")
			.contains("\"sent\":null");
	}

}

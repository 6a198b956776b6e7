package io.github.telegramupdates.sample;

import java.nio.file.Path;
import java.util.Map;

import io.github.telegramupdates.sample.judge.TimedRun;
import io.github.telegramupdates.sample.judge.Verdict;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.client.TelegramAuthorizationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	@TempDir
	private Path data;

	@Test
	void aLossyConnectionLosesNothing() {
		try (ConfigurableApplicationContext context = start("--sample.run-for=4s")) {
			Verdict verdict = context.getBean(TimedRun.class).await();
			assertThat(verdict.findings()).isEmpty();
			assertThat(verdict.recovered()).isPositive();
			assertThat(verdict.delivered()).isGreaterThan(verdict.recovered());
			assertThat(verdict.toString()).endsWith(" lost=0 duplicated=0 out-of-order=0");
			thePageShowsWhatHappened(context);
		}
	}

	private static void thePageShowsWhatHappened(ConfigurableApplicationContext context) {
		RestClient client = client(context);
		assertThat(get(client, "/")).contains("<title>Channel archive</title>");
		assertThat(get(client, "/api/messages")).contains("\"title\":\"Weather\"", "\"recovered\":true");
		assertThat(get(client, "/api/accounts")).contains("\"name\":\"archive\"", "\"connected\":true", "\"pts\":");
		assertThat(get(client, "/api/events")).contains("recovered");
		assertThat(get(client, "/actuator/health")).contains("\"status\":\"UP\"");
		everyExposedEndpointExists(context, client);
		theEndpointTellsOfAccountsAndChangesNothing(client);
	}

	private static void theEndpointTellsOfAccountsAndChangesNothing(RestClient client) {
		assertThat(get(client, "/actuator/telegramupdates")).contains("\"archive\":", "\"connection\":\"CONNECTED\"");
		assertThat(get(client, "/actuator/telegramupdates/archive")).contains("\"box\":\"common\"", "\"lanes\":");
		assertThat(get(client, "/actuator/telegramupdates/archive/parked")).isEqualTo("{\"total\":0,\"entries\":[]}");
		assertThat(get(client, "/api/parked")).isEqualTo("[]");
		assertThat(status(client.get().uri("/actuator/telegramupdates/other"))).isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(status(operation(client, "pause"))).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
	}

	private static void theEndpointPausesIfThatIsAllowed(ConfigurableApplicationContext context) {
		RestClient client = client(context);
		assertThat(status(operation(client, "explode"))).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(status(operation(client, "replay"))).as("without an id").isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(status(operation(client, "pause"))).isEqualTo(HttpStatus.OK);
		assertThat(get(client, "/actuator/telegramupdates/archive")).contains("\"connection\":\"CLOSED\"");
	}

	private static RequestHeadersSpec<?> operation(RestClient client, String name) {
		return client.post()
			.uri("/actuator/telegramupdates/archive")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("operation", name));
	}

	private static HttpStatusCode status(RequestHeadersSpec<?> request) {
		return request.exchange((sent, response) -> response.getStatusCode());
	}

	private static RestClient client(ConfigurableApplicationContext context) {
		return RestClient
			.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	private static void everyExposedEndpointExists(ConfigurableApplicationContext context, RestClient client) {
		String exposed = context.getEnvironment().getRequiredProperty("management.endpoints.web.exposure.include");
		String links = get(client, "/actuator");
		assertThat(exposed.split(",")).isNotEmpty().allMatch((endpoint) -> links.contains("\"" + endpoint + "\":"));
	}

	private static String get(RestClient client, String path) {
		String body = client.get().uri(path).retrieve().body(String.class);
		return (body != null) ? body : "";
	}

	@Test
	void againstTelegramCredentialsAreEnoughToStart() {
		// nobody listens there
		try (ConfigurableApplicationContext context = startWithCredentials("--TELEGRAM_API_ID=1",
				"--TELEGRAM_API_HASH=hash", "--TELEGRAM_BOT_TOKEN=1:token",
				"--telegram.updates.servers[0].address=127.0.0.1:1",
				"--management.endpoint.telegramupdates.access=unrestricted")) {
			assertThat(context.getBean(TelegramAccounts.class).names()).containsExactly("archive");
			theEndpointPausesIfThatIsAllowed(context);
		}
	}

	@Test
	void againstTelegramAUserIsAskedAtTheConsole() {
		try (ConfigurableApplicationContext context = startWithCredentials("--TELEGRAM_API_ID=1",
				"--TELEGRAM_API_HASH=hash", "--TELEGRAM_PHONE=+10000000000",
				"--TELEGRAM_SESSION_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
				"--telegram.updates.servers[0].address=127.0.0.1:1")) {
			assertThat(context.getBean(TelegramAccounts.class).names()).containsExactly("archive");
			assertThat(context.getBeanNamesForType(TelegramAuthorizationHandler.class)).containsExactly("consoleLogin");
		}
	}

	@Test
	void againstTelegramMissingCredentialsAreReported(CapturedOutput output) {
		assertThatException().isThrownBy(() -> startWithCredentials("--TELEGRAM_API_ID=1"));
		assertThat(output).contains("telegram.updates.accounts.archive.api-hash is missing")
			.contains("telegram.updates.accounts.archive has neither a bot-token nor a phone");
	}

	private ConfigurableApplicationContext start(String... properties) {
		return start(Map.of(), properties);
	}

	/** As with variables of the environment, which a process cannot set for itself. */
	private ConfigurableApplicationContext startWithCredentials(String... variables) {
		return start(Map.of("TELEGRAM_API_ID", "1"), variables);
	}

	private ConfigurableApplicationContext start(Map<String, String> environment, String... properties) {
		String[] arguments = new String[properties.length + 2];
		arguments[0] = "--sample.data-dir=" + this.data;
		arguments[1] = "--server.port=0";
		System.arraycopy(properties, 0, arguments, 2, properties.length);
		return SampleApplication.create(environment).run(arguments);
	}

}

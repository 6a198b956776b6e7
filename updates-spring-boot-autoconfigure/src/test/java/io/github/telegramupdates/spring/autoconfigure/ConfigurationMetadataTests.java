package io.github.telegramupdates.spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every property of ours is known to editors, with a description.
 */
class ConfigurationMetadataTests {

	@Test
	void everyPropertyHasADescription() throws IOException {
		assertThat(properties()).extracting((property) -> property.get("name"))
			.contains("telegram.updates.enabled", "telegram.updates.accounts", "telegram.updates.accounts.*.api-id",
					"telegram.updates.delivery.concurrency", "telegram.updates.delivery.transactions",
					"telegram.updates.delivery.batch-size", "telegram.updates.delivery.slow-handler",
					"telegram.updates.delivery.memory.updates", "telegram.updates.delivery.memory.size",
					"telegram.updates.delivery.retry.initial", "telegram.updates.delivery.retry.multiplier",
					"telegram.updates.delivery.retry.max", "telegram.updates.delivery.retry.jitter",
					"telegram.updates.delivery.retry.max-attempts", "telegram.updates.delivery.retry.non-retryable",
					"telegram.updates.delivery.on-failure", "telegram.updates.health.disconnected-grace",
					"telegram.updates.health.start-grace", "telegram.updates.health.blocked-grace",
					"telegram.updates.storage.type", "telegram.updates.servers", "telegram.updates.public-keys",
					"telegram.updates.transport", "telegram.updates.proxy.host",
					"telegram.updates.session.encryption-key", "telegram.updates.ipv6",
					"telegram.updates.accounts.*.transport", "telegram.updates.cluster.mode",
					"telegram.updates.cluster.heartbeat", "telegram.updates.cluster.time-to-live");
		assertThat(properties()).filteredOn((property) -> !property.containsKey("description")).isEmpty();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> properties() throws IOException {
		try (InputStream metadata = new ClassPathResource("/META-INF/spring-configuration-metadata.json",
				TelegramUpdatesProperties.class)
			.getInputStream()) {
			String json = new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
			Map<String, Object> parsed = JsonParserFactory.getJsonParser().parseMap(json);
			return new ArrayList<>((List<Map<String, Object>>) parsed.get("properties"));
		}
	}

}

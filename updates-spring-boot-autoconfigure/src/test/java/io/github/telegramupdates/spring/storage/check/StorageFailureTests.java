package io.github.telegramupdates.spring.storage.check;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import io.github.telegramupdates.spring.storage.positions.UserStateEntity;
import io.github.telegramupdates.spring.storage.schema.StorageScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a user reads when the storage cannot start.
 */
@ExtendWith(OutputCaptureExtension.class)
class StorageFailureTests {

	@Test
	void missingTablesAreExplained(CapturedOutput output) {
		Map<String, String> database = new HashMap<>(Databases.h2());
		database.put("telegram.updates.storage.migrate", "false");
		assertThatThrownBy(() -> StorageApplication.on(() -> database)).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The table of UserStateEntity cannot be read")
			.contains(StorageScripts.ROOT);
	}

	@Test
	void aMissingDriverIsExplained(CapturedOutput output) {
		assertThatThrownBy(
				() -> StorageApplication.on(() -> Map.of("spring.datasource.url", "jdbc:mysql://localhost/telegram")))
			.isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START").contains("com.mysql.cj.jdbc.Driver");
	}

	@Test
	void aMissingStorageIsExplained(CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(NeedsStorage.class)
			.web(WebApplicationType.NONE);
		assertThatThrownBy(application::run).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The positions of Telegram accounts cannot be stored")
			.contains("spring.datasource.url");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TelegramStorageAutoConfiguration.class)
	static class NeedsStorage {

		@Bean
		Object needsStorage(StateStorage storage) {
			return storage;
		}

	}

}

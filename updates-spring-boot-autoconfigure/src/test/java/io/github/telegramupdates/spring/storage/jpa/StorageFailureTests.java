package io.github.telegramupdates.spring.storage.jpa;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

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

}

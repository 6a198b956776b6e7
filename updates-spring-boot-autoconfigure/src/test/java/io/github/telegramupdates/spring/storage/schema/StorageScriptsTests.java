package io.github.telegramupdates.spring.storage.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link StorageScripts} and what ships beside them.
 */
class StorageScriptsTests {

	@Test
	void anotherDatabaseIsRefusedWithTheCure() throws SQLException {
		DatabaseMetaData metaData = mock(DatabaseMetaData.class);
		given(metaData.getDatabaseProductName()).willReturn("MySQL");
		Connection connection = mock(Connection.class);
		given(connection.getMetaData()).willReturn(metaData);
		DataSource dataSource = mock(DataSource.class);
		given(dataSource.getConnection()).willReturn(connection);
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> StorageScripts.flyway(dataSource, null))
			.satisfies((ex) -> {
				assertThat(ex.analysis().getDescription()).contains("'MySQL'").contains("H2 and PostgreSQL");
				assertThat(ex.analysis().getAction()).contains("telegram.updates.storage.migrate=false")
					.contains("StateStorage");
			});
	}

	@Test
	void everyDatabaseHasTheSameVersions() throws Exception {
		assertThat(scripts("h2")).isNotEmpty().isEqualTo(scripts("postgresql"));
	}

	@Test
	void developmentToolsReloadTheEntitiesWithTheApplication() throws Exception {
		String pattern = PropertiesLoaderUtils.loadAllProperties("META-INF/spring-devtools.properties")
			.getProperty("restart.include.telegram-updates");
		assertThat("/updates-spring-boot-autoconfigure-1.0.0-SNAPSHOT.jar").matches(pattern);
		assertThat("/updates-engine-1.0.0.jar").doesNotMatch(pattern);
	}

	private static List<String> scripts(String folder) throws Exception {
		return Arrays
			.stream(new PathMatchingResourcePatternResolver().getResources(StorageScripts.ROOT + "/" + folder + "/*"))
			.map(Resource::getFilename)
			.sorted()
			.toList();
	}

}

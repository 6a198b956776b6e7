package io.github.telegramupdates.spring.storage.sessions;

import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests for sessions on PostgreSQL.
 */
class PostgresSessionRecordsTests extends SessionRecordsContract {

	private static StorageApplication application;

	@BeforeAll
	static void start() {
		application = StorageApplication.on(Databases::postgres);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Override
	StorageApplication application() {
		return application;
	}

	@Override
	boolean isInMemory() {
		return false;
	}

}

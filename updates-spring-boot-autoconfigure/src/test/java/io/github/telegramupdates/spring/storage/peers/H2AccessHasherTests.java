package io.github.telegramupdates.spring.storage.peers;

import io.github.telegramupdates.spring.storage.CountingDataSource;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests for the access hashers on H2.
 */
class H2AccessHasherTests extends JpaAccessHasherContract {

	private static StorageApplication application;

	@BeforeAll
	static void start() {
		application = StorageApplication.on(Databases::h2, CountingDataSource.Counting.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Override
	StorageApplication application() {
		return application;
	}

}

package io.github.telegramupdates.spring.crash;

import io.github.telegramupdates.spring.storage.Databases;

/**
 * On PostgreSQL.
 */
class PostgresCrashPointTests extends CrashPointContract {

	PostgresCrashPointTests() {
		super("PostgreSQL", Databases.postgres());
	}

}

package io.github.telegramupdates.spring.crash;

import io.github.telegramupdates.spring.storage.Databases;

/**
 * On H2.
 */
class H2CrashPointTests extends CrashPointContract {

	H2CrashPointTests() {
		super("H2", Databases.h2());
	}

}

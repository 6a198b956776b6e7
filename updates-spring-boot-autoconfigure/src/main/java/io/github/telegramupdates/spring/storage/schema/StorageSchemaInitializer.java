package io.github.telegramupdates.spring.storage.schema;

import org.springframework.beans.factory.InitializingBean;

/**
 * Creates and upgrades the tables before anything that needs a database is made.
 */
final class StorageSchemaInitializer implements InitializingBean {

	private final Runnable migration;

	/**
	 * Creates the initializer.
	 * @param migration what to run
	 */
	StorageSchemaInitializer(Runnable migration) {
		this.migration = migration;
	}

	@Override
	public void afterPropertiesSet() {
		this.migration.run();
	}

}

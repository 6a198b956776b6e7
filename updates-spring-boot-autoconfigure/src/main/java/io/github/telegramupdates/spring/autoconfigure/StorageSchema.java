package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.storage.StorageProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;

/**
 * Finds the schema of the tables.
 */
final class StorageSchema {

	private StorageSchema() {
	}

	/**
	 * The schema that is configured.
	 * @return its name, {@code null} for the schema of the connection
	 */
	static @Nullable String of(StorageProperties storage, ObjectProvider<JpaProperties> jpa) {
		if (storage.schema() != null) {
			return storage.schema();
		}
		JpaProperties properties = jpa.getIfAvailable();
		return (properties != null) ? properties.getProperties().get("hibernate.default_schema") : null;
	}

}

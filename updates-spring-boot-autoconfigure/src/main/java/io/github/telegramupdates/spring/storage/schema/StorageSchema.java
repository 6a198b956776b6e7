package io.github.telegramupdates.spring.storage.schema;

import io.github.telegramupdates.spring.storage.StorageProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;

/**
 * Finds the schema of the tables.
 */
public final class StorageSchema {

	private StorageSchema() {
	}

	/**
	 * The schema that is configured.
	 * @param storage properties of the storage
	 * @param jpa properties of the persistence unit, if there is one
	 * @return its name, {@code null} for the schema of the connection
	 */
	public static @Nullable String of(StorageProperties storage, ObjectProvider<JpaProperties> jpa) {
		if (storage.schema() != null) {
			return storage.schema();
		}
		JpaProperties properties = jpa.getIfAvailable();
		return (properties != null) ? properties.getProperties().get("hibernate.default_schema") : null;
	}

}

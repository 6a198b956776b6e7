package io.github.telegramupdates.spring.storage;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the storage.
 *
 * @param type Where positions and access hashes are stored.
 * @param migrate Whether to create and upgrade the tables at the start.
 * @param schema Schema of the tables. By default the schema of the persistence unit, or
 * that of the connection.
 */
@ConfigurationProperties("telegram.updates.storage")
public record StorageProperties(@DefaultValue("jpa") StorageType type, @DefaultValue("true") boolean migrate,
		@Nullable String schema) {
}

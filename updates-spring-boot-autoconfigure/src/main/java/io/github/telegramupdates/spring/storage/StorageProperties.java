package io.github.telegramupdates.spring.storage;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the storage.
 *
 * @param type where positions and access hashes are stored
 * @param migrate whether to create and upgrade the tables at the start
 * @param schema database schema of the tables, by default the schema of the persistence
 * unit or of the connection
 */
@ConfigurationProperties("telegram.updates.storage")
public record StorageProperties(@DefaultValue("jpa") StorageType type, @DefaultValue("true") boolean migrate,
		@Nullable String schema) {
}

package io.github.telegramupdates.spring.storage.schema;

import io.github.telegramupdates.spring.storage.jpa.StorageTables;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * Keeps Hibernate's schema tools away from tables that the migration owns: with
 * {@code create-drop} they would drop every position at each start.
 */
final class StorageSchemaFilter implements SchemaFilterProvider, SchemaFilter {

	@Override
	public SchemaFilter getCreateFilter() {
		return this;
	}

	@Override
	public SchemaFilter getDropFilter() {
		return this;
	}

	@Override
	public SchemaFilter getTruncatorFilter() {
		return this;
	}

	@Override
	public SchemaFilter getMigrateFilter() {
		return this;
	}

	@Override
	public SchemaFilter getValidateFilter() {
		return this;
	}

	@Override
	public boolean includeNamespace(Namespace namespace) {
		return true;
	}

	@Override
	public boolean includeTable(Table table) {
		return !StorageTables.contains(table.getName());
	}

	@Override
	public boolean includeSequence(Sequence sequence) {
		return true;
	}

}

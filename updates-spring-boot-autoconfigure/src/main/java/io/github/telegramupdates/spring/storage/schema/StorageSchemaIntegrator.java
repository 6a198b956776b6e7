package io.github.telegramupdates.spring.storage.schema;

import io.github.telegramupdates.spring.storage.jpa.StorageTables;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;

/**
 * Lets Hibernate look for the tables in a schema of their own, whatever the schema of the
 * application's tables is.
 */
final class StorageSchemaIntegrator implements Integrator {

	private final String schema;

	/**
	 * Creates the integrator.
	 * @param schema name of the schema, in the case in which the database stores it
	 */
	StorageSchemaIntegrator(String schema) {
		this.schema = schema;
	}

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		metadata.getEntityBindings()
			.stream()
			.map((entity) -> entity.getTable())
			.filter((table) -> StorageTables.contains(table.getName()))
			// in backticks it is taken literally, as the migration takes it
			.forEach((table) -> table.setSchema("`" + this.schema + "`"));
	}

}

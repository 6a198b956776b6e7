package io.github.telegramupdates.spring.storage.schema;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;

/**
 * Adds the entities to the persistence unit of the application's main {@link DataSource}.
 * It works beside {@code @EntityScan} and its like, because it does not take part in the
 * scan, and leaves the units of other data sources alone.
 */
final class StorageEntitiesCustomizer implements EntityManagerFactoryBuilderCustomizer {

	private final ObjectProvider<DataSource> dataSource;

	/**
	 * Creates the customizer.
	 * @param dataSource the data sources, of which the only or primary one counts
	 */
	StorageEntitiesCustomizer(ObjectProvider<DataSource> dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void customize(EntityManagerFactoryBuilder builder) {
		builder.addPersistenceUnitPostProcessors(this::addEntities);
	}

	private void addEntities(MutablePersistenceUnitInfo unit) {
		if (isMain(unit.getNonJtaDataSource()) || isMain(unit.getJtaDataSource())) {
			StorageEntities.CLASSES.forEach((entity) -> unit.addManagedClassName(entity.getName()));
		}
	}

	private boolean isMain(@Nullable DataSource candidate) {
		return candidate != null && candidate == this.dataSource.getIfUnique();
	}

}

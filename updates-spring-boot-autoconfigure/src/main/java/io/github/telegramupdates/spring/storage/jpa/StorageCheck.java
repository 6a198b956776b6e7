package io.github.telegramupdates.spring.storage.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.JDBCException;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.SQLGrammarException;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Looks once, at the end of the start, whether the entities are managed and their tables
 * readable. Hibernate's own validation leaves them out, see {@link StorageSchemaFilter}.
 */
public final class StorageCheck implements SmartInitializingSingleton {

	private final String beanName;

	private final EntityManagerFactory entityManagerFactory;

	/**
	 * Creates the check.
	 * @param beanName name of the persistence unit's bean
	 * @param entityManagerFactory the persistence unit
	 */
	public StorageCheck(String beanName, EntityManagerFactory entityManagerFactory) {
		this.beanName = beanName;
		this.entityManagerFactory = entityManagerFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!StorageEntities.areManagedBy(this.entityManagerFactory)) {
			throw new EntitiesNotManagedException(this.beanName);
		}
		StorageEntities.CLASSES.forEach(this::requireOwnTable);
		try (EntityManager entityManager = this.entityManagerFactory.createEntityManager()) {
			StorageEntities.CLASSES.forEach((entity) -> read(entityManager, entity));
		}
	}

	// under another name the table would be Hibernate's to create, and to drop
	private void requireOwnTable(Class<?> entity) {
		String table = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(entity)
			.getMappedTableDetails()
			.getTableName();
		String name = table.substring(table.lastIndexOf('.') + 1).replaceAll("[\"`]", "");
		if (!StorageEntities.isOwnTable(name)) {
			throw new TablesMissingException(entity, "the persistence unit calls it '" + name + "'", null);
		}
	}

	private static void read(EntityManager entityManager, Class<?> entity) {
		try {
			entityManager.createQuery("select e from " + entity.getName() + " e where 1 = 0", entity).getResultList();
		}
		catch (JDBCException ex) {
			throw explain(entity, ex);
		}
	}

	private static RuntimeException explain(Class<?> entity, JDBCException failure) {
		if (SqlStates.refusal(failure) != null) {
			return new TablesRefusedException(entity, failure);
		}
		return (failure instanceof SQLGrammarException)
				? new TablesMissingException(entity, String.valueOf(failure.getSQLException().getMessage()), failure)
				: failure;
	}

}

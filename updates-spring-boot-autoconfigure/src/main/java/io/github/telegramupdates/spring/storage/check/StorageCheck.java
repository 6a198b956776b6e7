package io.github.telegramupdates.spring.storage.check;

import java.sql.Statement;

import io.github.telegramupdates.spring.storage.jpa.SqlStates;
import io.github.telegramupdates.spring.storage.jpa.StorageTables;
import io.github.telegramupdates.spring.storage.schema.StorageEntities;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.persister.entity.EntityPersister;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Looks once, at the end of the start, whether the entities are managed and their tables
 * can be read and written. Hibernate's own validation leaves them out.
 */
final class StorageCheck implements SmartInitializingSingleton {

	private final String beanName;

	private final EntityManagerFactory entityManagerFactory;

	/**
	 * Creates the check.
	 * @param beanName name of the persistence unit's bean
	 * @param entityManagerFactory the persistence unit
	 */
	StorageCheck(String beanName, EntityManagerFactory entityManagerFactory) {
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
			StorageEntities.CLASSES.forEach((entity) -> write(entityManager, entity));
		}
	}

	// under another name the table would be Hibernate's to create, and to drop
	private void requireOwnTable(Class<?> entity) {
		String table = table(entity);
		String name = table.substring(table.lastIndexOf('.') + 1).replaceAll("[\"`]", "");
		if (!StorageTables.contains(name)) {
			throw new TablesMissingException(entity, "the persistence unit calls it '" + name + "'", null);
		}
	}

	private String table(Class<?> entity) {
		return descriptor(entity).getMappedTableDetails().getTableName();
	}

	private EntityPersister descriptor(Class<?> entity) {
		return this.entityManagerFactory.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(entity);
	}

	private static void read(EntityManager entityManager, Class<?> entity) {
		try {
			entityManager.createQuery("select e from " + entity.getName() + " e where 1 = 0", entity).getResultList();
		}
		catch (JDBCException ex) {
			throw explain(entity, "read", ex);
		}
	}

	// rights are checked for statements that change no row, too
	private void write(EntityManager entityManager, Class<?> entity) {
		String table = table(entity);
		attempt(entityManager, entity, "insert into",
				"insert into %1$s select * from %1$s where 1 = 0".formatted(table));
		String key = descriptor(entity).getIdentifierMapping().getSelectable(0).getSelectionExpression();
		attempt(entityManager, entity, "update", "update %1$s set %2$s = %2$s where 1 = 0".formatted(table, key));
		attempt(entityManager, entity, "delete from", "delete from %s where 1 = 0".formatted(table));
	}

	private static void attempt(EntityManager entityManager, Class<?> entity, String what, String sql) {
		try {
			entityManager.unwrap(Session.class).doWork((connection) -> {
				try (Statement statement = connection.createStatement()) {
					statement.executeUpdate(sql);
				}
			});
		}
		catch (JDBCException ex) {
			throw explain(entity, what, ex);
		}
	}

	private static RuntimeException explain(Class<?> entity, String what, JDBCException failure) {
		if (SqlStates.refusal(failure) != null) {
			return new TablesRefusedException(entity, what, failure);
		}
		return (failure instanceof SQLGrammarException)
				? new TablesMissingException(entity, String.valueOf(failure.getSQLException().getMessage()), failure)
				: failure;
	}

}

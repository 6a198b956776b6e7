package io.github.telegramupdates.spring.storage.jpa;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/**
 * Upserts past the persistence context, on the connection of the transaction.
 */
class StatelessUpserts implements Upserts {

	private final EntityManager entityManager;

	StatelessUpserts(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	public void upsert(List<?> rows) {
		if (rows.isEmpty()) {
			return;
		}
		Session session = this.entityManager.unwrap(Session.class);
		session.doWork((connection) -> {
			try (StatelessSession stateless = session.getSessionFactory().openStatelessSession(connection)) {
				stateless.upsertMultiple(rows);
			}
		});
	}

}

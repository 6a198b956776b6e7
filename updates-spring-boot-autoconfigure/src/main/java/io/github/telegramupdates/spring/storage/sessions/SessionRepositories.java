package io.github.telegramupdates.spring.storage.sessions;

import io.github.telegramupdates.spring.storage.jpa.RepositoryFactory;
import jakarta.persistence.EntityManager;

/**
 * The repository of sessions, and the database behind it.
 */
record SessionRepositories(EntityManager entityManager, SessionRepository sessions) {

	static SessionRepositories create(RepositoryFactory factory) {
		return new SessionRepositories(factory.entityManager(), factory.create(SessionRepository.class));
	}

}

package io.github.telegramupdates.spring.storage.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.dao.support.PersistenceExceptionTranslationInterceptor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;

/**
 * The repositories, made without scanning: neither the application's scan decides about
 * them nor do they decide about the application's. Errors arrive as Spring's
 * {@code DataAccessException}.
 */
record StorageRepositories(EntityManager entityManager, UserStateRepository users, ChannelStateRepository channels,
		FetchIntentRepository intents, HistoryHoleRepository holes, ChannelAccessHashRepository channelHashes,
		UserAccessHashRepository userHashes, SessionRepository sessions) {

	static StorageRepositories create(EntityManagerFactory entityManagerFactory) {
		EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
		JpaRepositoryFactory factory = new JpaRepositoryFactory(entityManager);
		factory.setBeanClassLoader(StorageRepositories.class.getClassLoader());
		PersistenceExceptionTranslationInterceptor translation = new PersistenceExceptionTranslationInterceptor(
				new HibernateExceptionTranslator());
		factory.addRepositoryProxyPostProcessor((proxy, repository) -> proxy.addAdvice(translation));
		RepositoryFragments upserts = RepositoryFragments.just(new StatelessUpserts(entityManager));
		return new StorageRepositories(entityManager, factory.getRepository(UserStateRepository.class),
				factory.getRepository(ChannelStateRepository.class),
				factory.getRepository(FetchIntentRepository.class, upserts),
				factory.getRepository(HistoryHoleRepository.class),
				factory.getRepository(ChannelAccessHashRepository.class, upserts),
				factory.getRepository(UserAccessHashRepository.class, upserts),
				factory.getRepository(SessionRepository.class, upserts));
	}

}

package io.github.telegramupdates.spring.storage.schema;

import java.util.List;

import io.github.telegramupdates.spring.storage.parked.ParkedUpdateEntity;
import io.github.telegramupdates.spring.storage.peers.ChannelAccessHashEntity;
import io.github.telegramupdates.spring.storage.peers.UserAccessHashEntity;
import io.github.telegramupdates.spring.storage.positions.ChannelStateEntity;
import io.github.telegramupdates.spring.storage.positions.FetchIntentEntity;
import io.github.telegramupdates.spring.storage.positions.HistoryHoleEntity;
import io.github.telegramupdates.spring.storage.positions.UserStateEntity;
import io.github.telegramupdates.spring.storage.sessions.SessionEntity;
import jakarta.persistence.EntityManagerFactory;

/**
 * The entities of all parts of the storage.
 */
public final class StorageEntities {

	/** Their classes. */
	public static final List<Class<?>> CLASSES = List.of(UserStateEntity.class, ChannelStateEntity.class,
			FetchIntentEntity.class, HistoryHoleEntity.class, ChannelAccessHashEntity.class, UserAccessHashEntity.class,
			SessionEntity.class, ParkedUpdateEntity.class);

	private StorageEntities() {
	}

	/**
	 * Looks whether a persistence unit contains them.
	 * @param entityManagerFactory the persistence unit
	 * @return whether it contains all of them
	 */
	public static boolean areManagedBy(EntityManagerFactory entityManagerFactory) {
		return entityManagerFactory.getMetamodel()
			.getEntities()
			.stream()
			.map((entity) -> (Class<?>) entity.getJavaType())
			.toList()
			.containsAll(CLASSES);
	}

}

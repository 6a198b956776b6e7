package io.github.telegramupdates.spring.storage.jpa;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.EntityManagerFactory;

/**
 * The entities and their tables.
 */
final class StorageEntities {

	static final List<Class<?>> CLASSES = List.of(UserStateEntity.class, ChannelStateEntity.class,
			FetchIntentEntity.class, HistoryHoleEntity.class, ChannelAccessHashEntity.class, UserAccessHashEntity.class,
			SessionEntity.class);

	private static final Set<String> TABLES = Set.of("telegram_user_state", "telegram_channel_state",
			"telegram_fetch_intent", "telegram_history_hole", "telegram_channel_access_hash",
			"telegram_user_access_hash", "telegram_session");

	private StorageEntities() {
	}

	static boolean isOwnTable(String name) {
		return TABLES.contains(name.toLowerCase(Locale.ROOT));
	}

	static boolean areManagedBy(EntityManagerFactory entityManagerFactory) {
		return entityManagerFactory.getMetamodel()
			.getEntities()
			.stream()
			.map((entity) -> (Class<?>) entity.getJavaType())
			.toList()
			.containsAll(CLASSES);
	}

}

package io.github.telegramupdates.spring.storage.jpa;

import java.util.Locale;
import java.util.Set;

/**
 * The names of the tables that hold entities.
 */
public final class StorageTables {

	private static final Set<String> NAMES = Set.of("telegram_user_state", "telegram_channel_state",
			"telegram_fetch_intent", "telegram_history_hole", "telegram_channel_access_hash",
			"telegram_user_access_hash", "telegram_session", "telegram_parked_update");

	private StorageTables() {
	}

	/**
	 * Tells our tables from those of the application.
	 * @param name name of a table, in any case, without its schema
	 * @return whether the table is one of the storage
	 */
	public static boolean contains(String name) {
		return NAMES.contains(name.toLowerCase(Locale.ROOT));
	}

}

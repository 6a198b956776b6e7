package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.EntityFacts;

/**
 * Tells from the entities that came along whether the account takes no part in a channel
 * any more.
 */
final class Departure {

	private Departure() {
	}

	static boolean isShown(long channelId, Entities entities) {
		return entities.chats().stream().anyMatch((chat) -> chat.id() == channelId && EntityFacts.isGone(chat));
	}

}

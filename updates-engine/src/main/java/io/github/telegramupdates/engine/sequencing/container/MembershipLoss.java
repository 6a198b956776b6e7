package io.github.telegramupdates.engine.sequencing.container;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.EntityFacts;

/**
 * Decides from the entities that came along whether the account takes no part in a
 * channel any more.
 */
public final class MembershipLoss {

	private MembershipLoss() {
	}

	public static boolean isShown(long channelId, Entities entities) {
		return entities.chats().stream().anyMatch((chat) -> chat.id() == channelId && EntityFacts.isGone(chat));
	}

}

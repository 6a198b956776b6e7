package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessDeleted;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessMessage;
import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import io.github.telegramupdates.simulator.world.LoggedChange.Deleted;
import io.github.telegramupdates.simulator.world.LoggedChange.Edited;

/**
 * What happens in the private chats of a user is reported to the bot that takes part in
 * them, as one event with a qts each.
 */
final class BusinessBots {

	private BusinessBots() {
	}

	static void tell(Changes changes, RegisteredAccount owner, LoggedChange what) {
		RegisteredAccount bot = owner.businessBot;
		ChatKey chat = what.chat();
		if (bot == null || chat.kind() != ChatKey.Kind.USER || chat.id() == bot.id()) {
			return;
		}
		if (what instanceof Created created) {
			changes.qts(bot, new BusinessMessage(chat, owner.id(), created.id(), false));
		}
		else if (what instanceof Edited edited) {
			changes.qts(bot, new BusinessMessage(chat, owner.id(), edited.id(), true));
		}
		else if (what instanceof Deleted deleted) {
			changes.qts(bot, new BusinessDeleted(chat, owner.id(), deleted.ids()));
		}
	}

}

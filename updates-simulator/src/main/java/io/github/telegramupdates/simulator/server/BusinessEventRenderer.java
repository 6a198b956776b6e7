package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessConnected;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessDeleted;
import io.github.telegramupdates.simulator.world.LoggedChange.BusinessMessage;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.BotBusinessConnection;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotBusinessConnect;
import io.github.telegramupdates.tl.UpdateBotDeleteBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotEditBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;

/**
 * Events of the private chats that a bot takes part in for their owner.
 */
final class BusinessEventRenderer {

	private static final int DC_ID = 1;

	private static final String CONNECTION = "business-";

	private final World world;

	private final Mentions mentions;

	BusinessEventRenderer(World world, Mentions mentions) {
		this.world = world;
		this.mentions = mentions;
	}

	Update update(LoggedChange what, int date, int qts) {
		if (what instanceof BusinessConnected connected) {
			long userId = connected.chat().id();
			return new UpdateBotBusinessConnect(
					new BotBusinessConnection(!connected.connected(), connectionId(userId), userId, DC_ID, date, null),
					qts);
		}
		if (what instanceof BusinessDeleted deleted) {
			return new UpdateBotDeleteBusinessMessage(connectionId(deleted.ownerId()), Peers.of(deleted.chat()),
					deleted.ids(), qts);
		}
		if (what instanceof BusinessMessage message) {
			String connectionId = connectionId(message.ownerId());
			MessageType content = message(message);
			return message.edited() ? new UpdateBotEditBusinessMessage(connectionId, content, null, qts)
					: new UpdateBotNewBusinessMessage(connectionId, content, null, qts);
		}
		throw new IllegalStateException("Not an event of the qts box: " + what);
	}

	private static String connectionId(long ownerId) {
		return CONNECTION + ownerId;
	}

	/**
	 * Whose private chats a connection is to.
	 * @return the owner's id, 0 if there is no such connection
	 */
	static long ownerOf(String connectionId) {
		String id = connectionId.startsWith(CONNECTION) ? connectionId.substring(CONNECTION.length()) : "";
		return (!id.isEmpty() && id.length() < 18 && id.chars().allMatch(Character::isDigit)) ? Long.parseLong(id) : 0;
	}

	private MessageType message(BusinessMessage event) {
		RegisteredAccount owner = this.world.account(event.ownerId());
		StoredMessage message = (owner != null) ? owner.box().message(event.id()) : null;
		if (owner == null || message == null) {
			return new MessageEmpty(event.id(), Peers.of(event.chat()));
		}
		this.mentions.add(ChatKey.user(owner.id()));
		return new EventRenderer(this.world, owner, this.mentions).message(message);
	}

}

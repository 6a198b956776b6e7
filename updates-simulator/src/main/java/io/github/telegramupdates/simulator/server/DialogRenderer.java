package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Account;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.PeerNotifySettings;

/**
 * Dialogs as the caller sees them.
 */
final class DialogRenderer {

	static final PeerNotifySettings NO_SETTINGS = new PeerNotifySettings(null, null, null, null, null, null, null, null,
			null, null, null);

	private final Call call;

	private final Mentions mentions;

	DialogRenderer(Call call, Mentions mentions) {
		this.call = call;
		this.mentions = mentions;
	}

	Dialog dialog(ChatKey chat) {
		Account account = this.call.account();
		MessageBox box = this.call.world().box(account, chat);
		if (box == null) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		this.mentions.add(chat);
		return Dialog.builder()
			.peer(Peers.of(chat))
			.topMessage(box.topId(chat))
			.readInboxMaxId(account.readInboxUpTo(chat))
			.readOutboxMaxId(account.readOutboxUpTo(chat))
			.unreadCount(box.incomingAfter(chat, account.id(), account.readInboxUpTo(chat)))
			.notifySettings(NO_SETTINGS)
			.pts((chat.kind() == ChatKey.Kind.CHANNEL) ? box.log().position() : null)
			.build();
	}

}

package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.PeerNotifySettings;
import org.jspecify.annotations.Nullable;

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
		return dialog(chat, (chat.kind() == ChatKey.Kind.CHANNEL) ? box(chat).log().position() : null);
	}

	Dialog dialog(ChatKey chat, @Nullable Integer pts) {
		RegisteredAccount account = this.call.account();
		MessageBox box = box(chat);
		this.mentions.add(chat);
		return Dialog.builder()
			.peer(Peers.of(chat))
			.topMessage(box.topId(chat))
			.readInboxMaxId(account.readInboxUpTo(chat))
			.readOutboxMaxId(account.readOutboxUpTo(chat))
			.unreadCount(box.incomingAfter(chat, account.id(), account.readInboxUpTo(chat)))
			.notifySettings(NO_SETTINGS)
			.pts(pts)
			.build();
	}

	private MessageBox box(ChatKey chat) {
		MessageBox box = this.call.world().box(this.call.account(), chat);
		if (box == null) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		return box;
	}

}

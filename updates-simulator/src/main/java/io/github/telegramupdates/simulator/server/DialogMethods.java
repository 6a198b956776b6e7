package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.tl.ChannelFull;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.DialogType;
import io.github.telegramupdates.tl.InputDialogPeer;
import io.github.telegramupdates.tl.InputDialogPeerType;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PhotoEmpty;
import io.github.telegramupdates.tl.channels.rpc.GetFullChannel;
import io.github.telegramupdates.tl.messages.ChatFull;
import io.github.telegramupdates.tl.messages.Dialogs;
import io.github.telegramupdates.tl.messages.DialogsType;
import io.github.telegramupdates.tl.messages.PeerDialogs;
import io.github.telegramupdates.tl.messages.rpc.GetDialogs;
import io.github.telegramupdates.tl.messages.rpc.GetPeerDialogs;

/**
 * Methods that say how chats stand, with the pts of channels. Except for
 * {@code channels.getFullChannel} they are not for bots (2.11).
 */
final class DialogMethods {

	private final Mentions mentions = new Mentions();

	private final List<DialogType> dialogs = new ArrayList<>();

	private final List<MessageType> messages = new ArrayList<>();

	private final Call call;

	private DialogMethods(Call call) {
		this.call = call;
	}

	static void register(RequestHandlers handlers) {
		handlers.on(GetPeerDialogs.class, (call, request) -> new DialogMethods(call).peerDialogs(request));
		handlers.on(GetDialogs.class, (call, request) -> new DialogMethods(call).allDialogs());
		handlers.on(GetFullChannel.class, (call, request) -> new DialogMethods(call).fullChannel(request));
	}

	private PeerDialogs peerDialogs(GetPeerDialogs request) {
		this.call.checkUser();
		Set<ChatKey> chats = new LinkedHashSet<>();
		for (InputDialogPeerType input : request.peers()) {
			if (!(input instanceof InputDialogPeer peer)) {
				throw RpcError.badRequest("PEER_ID_INVALID");
			}
			chats.add(this.call.peers().chat(peer.peer()));
		}
		addAll(chats);
		return new PeerDialogs(this.dialogs, this.messages,
				this.mentions.chats(this.call.world(), this.call.entities()),
				this.mentions.users(this.call.world(), this.call.entities()),
				AccountDifferenceMethods.state(this.call));
	}

	/**
	 * All dialogs at once, whatever the limit.
	 */
	private DialogsType allDialogs() {
		this.call.checkUser();
		Set<ChatKey> chats = new LinkedHashSet<>(this.call.account().dialogs());
		for (long channelId : this.call.account().channels()) {
			RegisteredChannel channel = this.call.world().channel(channelId);
			if (channel != null && channel.isVisibleTo(this.call.account().id())) {
				chats.add(ChatKey.channel(channelId));
			}
		}
		addAll(chats);
		return new Dialogs(this.dialogs, this.messages, this.mentions.chats(this.call.world(), this.call.entities()),
				this.mentions.users(this.call.world(), this.call.entities()));
	}

	private void addAll(Set<ChatKey> chats) {
		DialogRenderer renderer = new DialogRenderer(this.call, this.mentions);
		for (ChatKey chat : chats) {
			this.dialogs.add(renderer.dialog(chat));
			MessageBox box = this.call.world().box(this.call.account(), chat);
			if (box != null) {
				this.messages.addAll(this.call.events(this.mentions).messages(box.latest(chat, 1)));
			}
		}
	}

	private ChatFull fullChannel(GetFullChannel request) {
		RegisteredChannel channel = this.call.peers().joined(request.channel());
		Dialog dialog = new DialogRenderer(this.call, this.mentions).dialog(ChatKey.channel(channel.id()));
		ChannelFull full = ChannelFull.builder()
			.id(channel.id())
			.about("")
			.participantsCount(channel.members().size())
			.readInboxMaxId(dialog.readInboxMaxId())
			.readOutboxMaxId(dialog.readOutboxMaxId())
			.unreadCount(dialog.unreadCount())
			.chatPhoto(new PhotoEmpty(0))
			.notifySettings(DialogRenderer.NO_SETTINGS)
			.botInfo(List.of())
			.pts(channel.box().log().position())
			.build();
		return new ChatFull(full, this.mentions.chats(this.call.world(), this.call.entities()),
				this.mentions.users(this.call.world(), this.call.entities()));
	}

}

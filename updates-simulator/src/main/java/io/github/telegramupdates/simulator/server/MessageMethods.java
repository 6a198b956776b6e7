package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Edit;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.MessageStyle;
import io.github.telegramupdates.simulator.world.Pin;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.Send;
import io.github.telegramupdates.simulator.world.SendStyled;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.EditMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.messages.rpc.UpdatePinnedMessage;

/**
 * Methods that write, edit and pin messages.
 */
final class MessageMethods {

	private MessageMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(SendMessage.class, MessageMethods::send);
		handlers.on(EditMessage.class, MessageMethods::edit);
		handlers.on(UpdatePinnedMessage.class, MessageMethods::pin);
	}

	private static UpdatesType send(Call call, SendMessage request) {
		ChatKey chat = call.peers().chat(request.peer());
		String text = request.message().trim();
		checkText(text);
		checkMayWrite(call, chat);
		MessageStyle style = SentStyle.of(call, chat, request);
		if (call.account().hasUsed(request.randomId())) {
			throw RpcError.badRequest("RANDOM_ID_DUPLICATE");
		}
		Changes changes = call
			.perform(style.equals(MessageStyle.PLAIN) ? new Send(call.account().id(), chat, text, request.randomId())
					: new SendStyled(call.account().id(), chat, text, request.randomId(), style));
		StoredMessage sent = sent(call, chat, changes.subject());
		if (chat.kind() != ChatKey.Kind.CHANNEL && call.server().options().has(Habit.SHORT_SENT_MESSAGES)) {
			AffectedMessages affected = call.affectedInCommonBox(changes);
			return new UpdateShortSentMessage(true, sent.id(), affected.pts(), affected.ptsCount(), sent.date(), null,
					style.entities().isEmpty() ? null : style.entities(), null);
		}
		return call.container(List.of(new UpdateMessageID(sent.id(), request.randomId())), changes);
	}

	private static StoredMessage sent(Call call, ChatKey chat, long uid) {
		MessageBox box = call.world().box(call.account(), chat);
		StoredMessage message = (box != null) ? call.world().message(uid, box) : null;
		if (message == null) {
			throw new IllegalStateException("A message was sent to " + chat + " but is not there");
		}
		return message;
	}

	private static void checkMayWrite(Call call, ChatKey chat) {
		RegisteredAccount account = call.account();
		RegisteredChannel channel = (chat.kind() == ChatKey.Kind.CHANNEL) ? call.world().channel(chat.id()) : null;
		if (channel != null && !channel.isWriter(account.id())) {
			throw new RpcError(403, "CHAT_WRITE_FORBIDDEN");
		}
		RegisteredAccount receiver = (chat.kind() == ChatKey.Kind.USER) ? call.world().account(chat.id()) : null;
		if (receiver != null && receiver.hasStopped(account.id())) {
			throw new RpcError(403, "USER_IS_BLOCKED");
		}
	}

	private static UpdatesType edit(Call call, EditMessage request) {
		StoredMessage message = existing(call, request.peer(), request.id());
		String text = request.message();
		if (message.senderId() != call.account().id()) {
			throw new RpcError(403, "MESSAGE_AUTHOR_REQUIRED");
		}
		if (text == null || text.equals(message.text())) {
			throw RpcError.badRequest("MESSAGE_NOT_MODIFIED");
		}
		checkText(text);
		return call.container(List.of(), call.perform(new Edit(message.uid(), text)));
	}

	private static UpdatesType pin(Call call, UpdatePinnedMessage request) {
		StoredMessage message = existing(call, request.peer(), request.id());
		if (message.pinned() != request.unpin()) {
			throw RpcError.badRequest("CHAT_NOT_MODIFIED");
		}
		return call.container(List.of(), call.perform(new Pin(message.uid(), !request.unpin())));
	}

	private static void checkText(String text) {
		if (text.isBlank()) {
			throw RpcError.badRequest("MESSAGE_EMPTY");
		}
	}

	private static StoredMessage existing(Call call, InputPeer peer, int id) {
		ChatKey chat = call.peers().chat(peer);
		MessageBox box = call.world().box(call.account(), chat);
		StoredMessage message = (box != null) ? box.message(id) : null;
		if (message == null || !message.chat().equals(chat)) {
			throw RpcError.badRequest("MESSAGE_ID_INVALID");
		}
		return message;
	}

}

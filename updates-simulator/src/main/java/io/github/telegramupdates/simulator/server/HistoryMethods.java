package io.github.telegramupdates.simulator.server;

import java.util.List;
import java.util.function.Predicate;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Delete;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.messages.AffectedFoundMessages;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.Messages;
import io.github.telegramupdates.tl.messages.MessagesSlice;
import io.github.telegramupdates.tl.messages.MessagesType;
import io.github.telegramupdates.tl.messages.rpc.DeleteHistory;
import io.github.telegramupdates.tl.messages.rpc.DeletePhoneCallHistory;
import io.github.telegramupdates.tl.messages.rpc.GetHistory;

/**
 * Methods that read or delete a chat as a whole.
 */
final class HistoryMethods {

	private HistoryMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(GetHistory.class, HistoryMethods::history);
		handlers.on(DeleteHistory.class, HistoryMethods::delete);
		handlers.on(DeletePhoneCallHistory.class, (call, request) -> noPhoneCalls(call));
	}

	/**
	 * A page of a chat, newest message first.
	 */
	private static MessagesType history(Call call, GetHistory request) {
		call.checkUser();
		ChatKey chat = call.peers().chat(request.peer());
		MessageBox box = box(call, chat);
		List<StoredMessage> all = box.latest(chat, Integer.MAX_VALUE);
		List<StoredMessage> page = all.stream()
			.filter(wanted(request))
			.skip(Math.max(0, request.addOffset()))
			.limit(request.limit())
			.toList();
		Mentions mentions = new Mentions();
		mentions.add(chat);
		List<MessageType> messages = call.events(mentions).messages(page);
		var chats = mentions.chats(call.world(), call.entities());
		var users = mentions.users(call.world(), call.entities());
		if (chat.kind() == ChatKey.Kind.CHANNEL) {
			return new ChannelMessages(false, box.log().position(), all.size(), null, messages, List.of(), chats,
					users);
		}
		return (page.size() < all.size())
				? new MessagesSlice(false, all.size(), null, null, null, messages, List.of(), chats, users)
				: new Messages(messages, List.of(), chats, users);
	}

	private static Predicate<StoredMessage> wanted(GetHistory request) {
		return (message) -> (request.offsetId() == 0 || message.id() < request.offsetId())
				&& (request.maxId() == 0 || message.id() < request.maxId()) && message.id() > request.minId();
	}

	/**
	 * Deletes a part of a chat, and says how much is left to do.
	 */
	private static AffectedHistory delete(Call call, DeleteHistory request) {
		ChatKey chat = call.peers().chat(request.peer());
		if (chat.kind() == ChatKey.Kind.CHANNEL) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		List<Long> uids = box(call, chat).latest(chat, Integer.MAX_VALUE)
			.stream()
			.filter((message) -> request.maxId() == 0 || message.id() <= request.maxId())
			.map(StoredMessage::uid)
			.toList();
		List<Long> now = uids.subList(0, Math.min(uids.size(), call.server().options().deletionStep()));
		AffectedMessages affected = call
			.affectedInCommonBox(call.perform(new Delete(call.account().id(), now, request.revoke())));
		return new AffectedHistory(affected.pts(), affected.ptsCount(), uids.size() - now.size());
	}

	private static AffectedFoundMessages noPhoneCalls(Call call) {
		return new AffectedFoundMessages(call.account().box().log().position(), 0, 0, List.of());
	}

	private static MessageBox box(Call call, ChatKey chat) {
		MessageBox box = call.world().box(call.account(), chat);
		if (box == null) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		return box;
	}

}

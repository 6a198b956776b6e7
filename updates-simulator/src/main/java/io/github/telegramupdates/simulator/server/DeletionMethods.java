package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Delete;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.DeleteSavedHistory;

/**
 * Methods that delete messages. Ids that do not exist are passed over, as Telegram does.
 */
final class DeletionMethods {

	private DeletionMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(io.github.telegramupdates.tl.messages.rpc.DeleteMessages.class,
				(call, request) -> delete(call, request.id(), request.revoke()));
		handlers.on(io.github.telegramupdates.tl.channels.rpc.DeleteMessages.class,
				(call, request) -> deleteInChannel(call, call.peers().joined(request.channel()), request.id()));
		handlers.on(DeleteSavedHistory.class, DeletionMethods::deleteSaved);
	}

	private static AffectedMessages delete(Call call, List<Integer> ids, boolean revoke) {
		List<Long> uids = uids(existing(call.account().box(), ids));
		return call.affectedInCommonBox(call.perform(new Delete(call.account().id(), uids, revoke)));
	}

	private static AffectedMessages deleteInChannel(Call call, RegisteredChannel channel, List<Integer> ids) {
		List<StoredMessage> messages = existing(channel.box(), ids);
		long accountId = call.account().id();
		boolean allOwn = messages.stream().allMatch((message) -> message.senderId() == accountId);
		if (!allOwn && !channel.isAdministeredBy(accountId)) {
			throw new RpcError(403, "MESSAGE_DELETE_FORBIDDEN");
		}
		Changes changes = call.perform(new Delete(accountId, uids(messages), true));
		return call.affectedInChannel(changes, channel.box().log().position());
	}

	/**
	 * Deletes what a user sent to a channel, or what the account saved for itself.
	 */
	private static AffectedHistory deleteSaved(Call call, DeleteSavedHistory request) {
		ChatKey author = call.peers().chat(request.peer());
		InputPeer parent = (request.parentPeer() != null) ? request.parentPeer() : new InputPeerSelf();
		ChatKey chat = call.peers().chat(parent);
		MessageBox box = call.world().box(call.account(), chat);
		int maxId = (request.maxId() > 0) ? request.maxId() : Integer.MAX_VALUE;
		List<Integer> ids = (box == null) ? List.of()
				: box.messages()
					.stream()
					.filter((message) -> message.chat().equals(chat) && message.senderId() == author.id())
					.map(StoredMessage::id)
					.filter((id) -> id <= maxId)
					.toList();
		AffectedMessages affected = (parent instanceof InputPeerSelf) ? delete(call, ids, true)
				: deleteInChannel(call, joined(call, chat), ids);
		return new AffectedHistory(affected.pts(), affected.ptsCount(), 0);
	}

	private static RegisteredChannel joined(Call call, ChatKey chat) {
		RegisteredChannel channel = (chat.kind() == ChatKey.Kind.CHANNEL) ? call.world().channel(chat.id()) : null;
		if (channel == null) {
			throw RpcError.badRequest("PARENT_PEER_INVALID");
		}
		return channel;
	}

	private static List<StoredMessage> existing(MessageBox box, List<Integer> ids) {
		List<StoredMessage> messages = new ArrayList<>();
		for (int id : ids.stream().distinct().toList()) {
			StoredMessage message = box.message(id);
			if (message != null) {
				messages.add(message);
			}
		}
		return messages;
	}

	private static List<Long> uids(List<StoredMessage> messages) {
		return messages.stream().map(StoredMessage::uid).toList();
	}

}

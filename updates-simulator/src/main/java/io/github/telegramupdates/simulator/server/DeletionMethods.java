package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Delete;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.StoredChannel;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.messages.AffectedMessages;

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
	}

	private static AffectedMessages delete(Call call, List<Integer> ids, boolean revoke) {
		List<Long> uids = uids(existing(call.account().box(), ids));
		return call.affectedInCommonBox(call.perform(new Delete(call.account().id(), uids, revoke)));
	}

	private static AffectedMessages deleteInChannel(Call call, StoredChannel channel, List<Integer> ids) {
		List<StoredMessage> messages = existing(channel.box(), ids);
		long accountId = call.account().id();
		boolean allOwn = messages.stream().allMatch((message) -> message.senderId() == accountId);
		if (!allOwn && !channel.isAdministeredBy(accountId)) {
			throw new RpcError(403, "MESSAGE_DELETE_FORBIDDEN");
		}
		Changes changes = call.perform(new Delete(accountId, uids(messages), true));
		return call.affectedInChannel(changes, channel.box().log().position());
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

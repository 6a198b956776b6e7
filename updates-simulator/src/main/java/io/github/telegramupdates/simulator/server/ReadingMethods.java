package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Read;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.tl.messages.AffectedMessages;

/**
 * Methods that mark messages as read.
 */
final class ReadingMethods {

	private ReadingMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(io.github.telegramupdates.tl.messages.rpc.ReadHistory.class, ReadingMethods::read);
		handlers.on(io.github.telegramupdates.tl.channels.rpc.ReadHistory.class, ReadingMethods::readChannel);
	}

	private static AffectedMessages read(Call call, io.github.telegramupdates.tl.messages.rpc.ReadHistory request) {
		ChatKey chat = call.peers().chat(request.peer());
		if (chat.kind() == ChatKey.Kind.CHANNEL) {
			throw RpcError.badRequest("PEER_ID_INVALID");
		}
		Changes changes = call.perform(new Read(call.account().id(), chat, upTo(request.maxId())));
		return call.affectedInCommonBox(changes);
	}

	private static Boolean readChannel(Call call, io.github.telegramupdates.tl.channels.rpc.ReadHistory request) {
		RegisteredChannel channel = call.peers().joined(request.channel());
		ChatKey chat = ChatKey.channel(channel.id());
		Changes changes = call.perform(new Read(call.account().id(), chat, upTo(request.maxId())));
		return !changes.effects().isEmpty();
	}

	private static int upTo(int maxId) {
		// 0 means everything
		return (maxId > 0) ? maxId : Integer.MAX_VALUE;
	}

}

package io.github.telegramupdates.simulator;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.Send;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages on behalf of accounts, as far as they may.
 */
final class Sending {

	private Sending() {
	}

	static SimulatedMessage send(Server server, RegisteredAccount sender, ChatKey chat, String text) {
		if (!mayWrite(server, sender, chat)) {
			throw new IllegalStateException(sender.name() + " may not write to " + chat);
		}
		long uid = server.perform(new Send(sender.id(), chat, text, 0)).subject();
		return new SimulatedMessage(server, uid, sender, chat);
	}

	private static boolean mayWrite(Server server, RegisteredAccount sender, ChatKey chat) {
		return switch (chat.kind()) {
			case USER -> mayWriteToUser(server.world().account(chat.id()), sender);
			case GROUP -> mayWriteToGroup(server.world().group(chat.id()), sender);
			case CHANNEL -> mayWriteToChannel(server.world().channel(chat.id()), sender);
		};
	}

	private static boolean mayWriteToUser(@Nullable RegisteredAccount receiver, RegisteredAccount sender) {
		return receiver != null && !receiver.hasStopped(sender.id());
	}

	private static boolean mayWriteToGroup(@Nullable Group group, RegisteredAccount sender) {
		return group != null && group.members().contains(sender.id());
	}

	private static boolean mayWriteToChannel(@Nullable RegisteredChannel channel, RegisteredAccount sender) {
		return channel != null && channel.isWriter(sender.id());
	}

}
